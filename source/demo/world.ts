/** What the sample forum is made of. Bodies are BBCode, as members write it; `html: true` marks the one group that may post raw HTML. */

export type Member = {
  readonly uid: number
  readonly name: string
  readonly group: string
  readonly groupId: number
  /** How high a thread's read access this member may read; guests have 1. */
  readonly readAccess: number
  /** 0 member, 1 administrator, 3 moderator. */
  readonly adminId: 0 | 1 | 3
  readonly credits: number
  readonly badges: readonly string[]
  readonly region: string | null
  readonly status: string | null
  readonly signature: string | null
  readonly password: string
  /** Discuz's question number (facts §5.3) and the answer; null for most. */
  readonly question: { readonly id: number; readonly answer: string } | null
  readonly banned: boolean
}

export type Attachment = {
  readonly aid: number
  readonly name: string
  readonly size: string
  readonly downloads: number
  /** Pixels for a picture; null for a file. */
  readonly picture: { readonly width: number; readonly height: number } | null
  readonly price: number
  readonly readAccess: number
}

export type PostComment = { readonly by: number; readonly text: string; readonly at: number; readonly detail?: number }
export type PostRating = {
  readonly by: number
  readonly credit: string
  readonly score: number
  readonly reason: string
}

export type Post = {
  readonly pid: number
  readonly tid: number
  readonly position: number
  readonly by: number
  /** Shown instead of the member's name; the post still belongs to `by`. */
  readonly mask: 'anonymous' | 'guest' | 'gone' | null
  readonly at: number
  readonly body: string
  readonly html: boolean
  readonly subject: string
  readonly phone: boolean
  readonly region: string | null
  readonly support: number
  readonly oppose: number
  readonly edited: { readonly by: number; readonly at: number } | null
  readonly attachments: readonly Attachment[]
  readonly comments: readonly PostComment[]
  readonly ratings: readonly PostRating[]
  readonly state: 'visible' | 'blocked' | 'deleted' | 'pending'
  readonly password: string | null
  /** Debates: 0 neutral, 1 affirmative, 2 negative. */
  readonly stand: 0 | 1 | 2
}

export type Poll = {
  readonly multiple: number
  readonly hidden: boolean
  readonly endsAt: number | null
  readonly options: readonly { readonly id: number; readonly text: string; readonly votes: number }[]
  readonly voters: number
}
export type Reward = { readonly price: number; readonly best: number | null }
export type Activity = {
  readonly facts: readonly (readonly [string, string])[]
  readonly applied: number
  readonly left: number
}
export type Debate = {
  readonly affirmative: string
  readonly negative: string
  readonly votes: readonly [number, number]
  readonly endsAt: number
}
export type Trade = { readonly name: string; readonly price: string; readonly costPrice: string; readonly kind: string }

export type Thread = {
  readonly tid: number
  readonly fid: number
  readonly title: string
  readonly typeId: number | null
  readonly by: number
  readonly mask: Post['mask']
  readonly at: number
  readonly sticky: 0 | 1 | 2 | 3
  readonly digest: 0 | 1 | 2 | 3
  readonly heat: number
  readonly closed: boolean
  /** Where a moved thread lives now. */
  readonly movedTo: number | null
  readonly readAccess: number
  readonly price: number
  readonly style: string
  readonly picture: boolean
  readonly attachment: boolean
  readonly views: number
  readonly tags: readonly string[]
  readonly hidden: boolean
  readonly reversed: boolean
  /** Positions shown under the first post, labelled 推荐 (facts §0.7). */
  readonly recommended: readonly number[]
  readonly guestTip: boolean
  readonly poll: Poll | null
  readonly reward: Reward | null
  readonly activity: Activity | null
  readonly debate: Debate | null
  readonly trade: Trade | null
  /** Floors that exist from the start; `floor(1)` is the opening post. Made when asked for, always the same. */
  readonly size: number
  readonly floor: (position: number) => Post
}

export type ThreadType = { readonly id: number; readonly name: string }

export type Board = {
  readonly fid: number
  readonly parent: number | null
  readonly name: string
  readonly description: string
  readonly rules: string
  readonly moderators: readonly number[]
  readonly types: readonly ThreadType[]
  readonly access: 'open' | 'private' | 'password' | 'link' | 'readonly'
  readonly password: string | null
  readonly jammer: boolean
  readonly moderated: boolean
  readonly typeRequired: boolean
}

export type Category = {
  readonly gid: number
  readonly name: string
  /** Boards a row, as the owner set it; 0 is the layout of one board a row (facts §2.3, §2.4). */
  readonly columns: 0 | 2 | 3
  readonly boards: readonly Board[]
}

export type Notice = {
  readonly id: number
  readonly at: number
  readonly html: string
  fresh: boolean
  readonly kind: string
}
export type Message = {
  readonly id: number
  readonly from: number
  readonly to: number
  readonly text: string
  readonly at: number
  fresh: boolean
}
export type Favourite = {
  readonly id: number
  readonly kind: 'thread' | 'forum'
  readonly target: number
  readonly at: number
  readonly note: string
}

/** A post id tells its thread, so that `findpost` works without `ptid`. */
export const pidOf = (tid: number, position: number): number => tid * 100_000 + position
export const tidOfPid = (pid: number): number => Math.floor(pid / 100_000)
export const positionOfPid = (pid: number): number => pid % 100_000

export const plainPost = (seed: Pick<Post, 'tid' | 'position' | 'by' | 'at' | 'body'> & Partial<Post>): Post => ({
  pid: pidOf(seed.tid, seed.position),
  mask: null,
  html: false,
  subject: '',
  phone: false,
  region: null,
  support: 0,
  oppose: 0,
  edited: null,
  attachments: [],
  comments: [],
  ratings: [],
  state: 'visible',
  password: null,
  stand: 0,
  ...seed,
})

export const plainThread = (
  seed: Pick<Thread, 'tid' | 'fid' | 'title' | 'by' | 'at' | 'size' | 'floor'> & Partial<Thread>,
): Thread => ({
  typeId: null,
  mask: null,
  sticky: 0,
  digest: 0,
  heat: 0,
  closed: false,
  movedTo: null,
  readAccess: 0,
  price: 0,
  style: '',
  picture: false,
  attachment: false,
  views: 60 + ((seed.tid * 7919) % 4800),
  tags: [],
  hidden: false,
  reversed: false,
  recommended: [],
  guestTip: false,
  poll: null,
  reward: null,
  activity: null,
  debate: null,
  trade: null,
  ...seed,
})
