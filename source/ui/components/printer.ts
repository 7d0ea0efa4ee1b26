/** How a line becomes what Ink draws: painted text, unless the wire gives one character that stands for it. */
import { createContext } from 'react'
import type { Line } from '../../text/line.ts'
import type { Env } from '../env.ts'
import { paint } from '../theme/paint.ts'

export type Print = (line: Line, env: Env) => string

export const Printer = createContext<Print>((line, env) => paint(line, env.settings.theme))
