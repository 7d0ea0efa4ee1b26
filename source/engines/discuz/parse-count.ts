/** Counts as sites print them: `1,234`, `12万`, `1.2 萬`, `3亿`; null where the text holds no number. */
export const parseCount = (text: string): number | null => {
  const match = text.match(/(\d[\d,]*(?:\.\d+)?)\s*([万萬亿億kKmMwW])?/)
  if (!match) return null
  const unit = { 万: 1e4, 萬: 1e4, w: 1e4, 亿: 1e8, 億: 1e8, k: 1e3, m: 1e6 }[(match[2] ?? '').toLowerCase()] ?? 1
  return Math.round(Number(match[1]!.replaceAll(',', '')) * unit)
}
