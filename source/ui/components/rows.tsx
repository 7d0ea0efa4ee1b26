/** Lines on the screen. Each is painted once and given to Ink as one text; only what is visible comes here. */
import { Box, Text } from 'ink'
import type { Line } from '../../text/line.ts'
import type { Env } from '../env.ts'
import { paint } from '../theme/paint.ts'

type RowsProps = {
  readonly lines: readonly Line[]
  readonly height: number
  readonly env: Env
}

/** Exactly `height` rows: missing ones are blank, a blank row is a space so that it keeps its place. */
export const Rows = ({ lines, height, env }: RowsProps) => (
  <Box flexDirection="column" height={height} width="100%">
    {Array.from({ length: height }, (_, row) => {
      const line = lines[row]
      return (
        <Text key={row} wrap="truncate">
          {(line && paint(line, env.settings.theme)) || ' '}
        </Text>
      )
    })}
  </Box>
)
