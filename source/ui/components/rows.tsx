/**
 * Lines on the screen; only what is visible comes here. Ink is given one space a row and paints the row by a transform: it measures,
 * cleans and wraps what a text holds, by string-width, on every frame. That is a third of what a key costs, for lines that are
 * measured, cleaned and cut already.
 */
import { Box, Text, Transform } from 'ink'
import { memo, useContext } from 'react'
import type { Line } from '../../text/line.ts'
import { truncateSpans } from '../../text/truncate.ts'
import type { Env } from '../env.ts'
import { Printer } from './printer.ts'

type RowsProps = {
  readonly lines: readonly Line[]
  readonly height: number
  readonly env: Env
}

/** Told apart by its text alone: rows that did not change are not looked at again. */
const Row = memo(({ text }: { readonly text: string }) => (
  <Transform transform={() => text}>
    <Text> </Text>
  </Transform>
))

/** Only in windows too narrow for marks and margins does this cut anything. */
const clip = (line: Line, env: Env): Line =>
  line.width <= env.columns ? line : truncateSpans(line.spans, env.columns, env.width)

/** Exactly `height` rows. */
export const Rows = ({ lines, height, env }: RowsProps) => {
  const print = useContext(Printer)
  return (
    <Box flexDirection="column" height={height} width="100%">
      {Array.from({ length: height }, (_, row) => {
        const line = lines[row]
        return <Row key={row} text={line ? print(clip(line, env), env) : ''} />
      })}
    </Box>
  )
}
