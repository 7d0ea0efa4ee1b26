/** Everything that is in the sample forum when it opens. */
import { formatThread } from './content-format.ts'
import { newsThread } from './content-news.ts'
import { specialThreads } from './content-special.ts'
import { talkThreads, towerThread } from './content-talk.ts'
import type { Thread } from './world.ts'

export const allThreads = (start: number): readonly Thread[] => [
  newsThread(start),
  formatThread(start),
  towerThread(start),
  ...specialThreads(start),
  ...talkThreads(2, 64, start, [1, 2, 3]),
  ...talkThreads(3, 38, start, []),
  ...talkThreads(5, 131, start, [4, 5, 6]),
  ...talkThreads(6, 47, start, []),
  ...talkThreads(12, 9, start, []),
  ...talkThreads(14, 12, start, []),
  ...talkThreads(21, 23, start, []),
  ...talkThreads(31, 4, start, []),
]

export const siteName = '远岸论坛（示例）'
