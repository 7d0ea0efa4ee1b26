/**
 * What a post's body is made of. A closed union on `kind`, so that the compiler names every place that must learn a new block.
 * All strings are safe to print: `content/from-html` cleans them where they enter. The same shape is printed by `--json`.
 */

/** How a run looks. A run without any look has `style: null`. Colours are `#rrggbb`. */
export type RunStyle = {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly colour: string | null
  readonly background: string | null
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style: RunStyle | null }
  | { readonly kind: 'link'; readonly text: string; readonly url: string; readonly style: RunStyle | null }
  /** `@name`; `userId` null where the link names the user only. `text` includes the @. */
  | { readonly kind: 'mention'; readonly text: string; readonly userId: string | null }
  /** `text` is what a reader sees, `[:name:]`-like or the site's code; `url` the picture. */
  | { readonly kind: 'smiley'; readonly text: string; readonly id: string | null; readonly url: string | null }

export type Align = 'left' | 'center' | 'right'

export type ImageBlock = {
  readonly kind: 'image'
  /** The attachment id where the picture is one of the site's attachments. */
  readonly id: string | null
  readonly url: string
  readonly name: string | null
  readonly width: number | null
  readonly height: number | null
  /** True when the author placed it in the text; false when it hangs below the post. */
  readonly inline: boolean
}

export type AttachmentBlock = {
  readonly kind: 'attachment'
  readonly id: string | null
  readonly name: string
  readonly url: string | null
  /** The site's own words, such as `12.5 KB`. */
  readonly size: string | null
  readonly downloads: number | null
  readonly price: number | null
  readonly readAccess: number | null
}

export type TableCell = { readonly header: boolean; readonly span: number; readonly blocks: readonly Block[] }

export type Block =
  /** Newlines inside a paragraph are kept as runs holding `\n`. `indent` is counted in cells of leading full-width spaces kept in the text itself. */
  | { readonly kind: 'paragraph'; readonly align: Align; readonly runs: readonly Inline[] }
  | {
      readonly kind: 'quote'
      readonly postId: string | null
      readonly author: string | null
      /** The time as the site wrote it, e.g. `2022-1-26 11:18`. */
      readonly time: string | null
      readonly blocks: readonly Block[]
    }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly TableCell[])[] }
  | ImageBlock
  | AttachmentBlock
  | {
      readonly kind: 'media'
      readonly media: 'audio' | 'video' | 'flash' | 'other'
      readonly url: string | null
      readonly text: string
    }
  /**
   * Text that is not the author's own words, or words behind a condition.
   * locked: screened, hidden or paid; edit: 本帖最后由…编辑; gate: a login, reply or credit gate (also in `Post.gates`);
   * revealed: hidden content that this visitor may see (its words are in `blocks`); spoiler: to be uncovered by the reader.
   */
  | {
      readonly kind: 'notice'
      readonly notice: 'locked' | 'edit' | 'gate' | 'revealed' | 'spoiler' | 'damaged'
      readonly text: string
      readonly blocks: readonly Block[]
    }
  | { readonly kind: 'rule' }
