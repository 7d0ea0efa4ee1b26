import { emptyLine } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import type { Env, SiteEntry } from '../../env.ts'
import type { ListRow } from '../../list.ts'
import { withGutter } from '../../words.ts'

const siteRow = (site: SiteEntry, number: number, env: Env): ListRow => ({
  item: number,
  height: 2,
  draw: isChosen => {
    const width = Math.max(1, env.columns - 2)
    const name = rowLine([spanOf(` ${site.title ?? site.name}`, 'title')], [], width, env.width)
    const facts = rowLine(
      [spanOf(` ${site.base}`, 'dim')],
      site.title ? [spanOf(site.name, 'dim')] : [],
      width,
      env.width,
    )
    return withGutter([name, facts], isChosen, env)
  },
})

/** Sites with an empty row before the first. */
export const siteRows = (env: Env): readonly ListRow[] => [
  { item: null, height: 1, draw: () => [emptyLine] },
  ...env.sites.map((site, number) => siteRow(site, number, env)),
]
