/** What is said of the memory: what was read, offline reading, search in it, export and import. */
export const keptEn = {
  'store.busy': 'What was read can’t be kept: another process has been writing for too long.',
  'store.full': 'What is read is no longer kept: the disk is full.',
  'store.read-only': 'What is read is not kept: {path} can’t be written.',
  'store.corrupt': 'What was kept is damaged and can’t be saved: {path}',
  'store.newer': 'What was kept is of a newer palou and is left as it is: {path}',
  'store.unusable': 'Reading without memory: {path} can’t be used ({detail}).',
  'store.aside': 'What was kept was damaged: it lies in {path} now, {n} rows of it were saved.',

  'option.offline': 'only what is kept on this machine',
  'option.refresh': 'ask the site again, whatever is kept',
  'option.noStore': 'keep nothing of what is read',
} as const
