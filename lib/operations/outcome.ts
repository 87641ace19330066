import type { RefusalWord } from "@/lib/access/refusals"

/** What became, or would become, of one object of a mutation. `before` and `after` hold only the fields that differ. */
export type Line = {
  readonly target: string
  readonly label: string
  readonly outcome: "changed" | "unchanged" | "refused"
  readonly before: Fields | null
  readonly after: Fields | null
  readonly refusal?: RefusalWord
  readonly message?: string
}

export type Fields = Readonly<Record<string, Scalar | readonly Scalar[]>>
export type Scalar = string | number | boolean | null

/** What a mutation would do. `lines` holds at most the first 50; the counts are of all. */
export type Preview = {
  readonly digest: string
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly lines: readonly Line[]
  /** True when the change is so large that it goes on as a job after the answer. */
  readonly asJob: boolean
}

export type Refused = {
  readonly ok: false
  readonly refusal: RefusalWord
  /** A sentence for people that says what to do next. */
  readonly message: string
  /** Messages per input field, by path (`email`, `members.0`). */
  readonly fields?: Readonly<Record<string, string>>
  /** The new preview, when what was previewed is no longer what would happen. */
  readonly preview?: Preview
  /** Names the log lines of an unexpected failure. */
  readonly incident?: string
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number
}

export type Done<T> = {
  readonly ok: true
  readonly value: T
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly lines: readonly Line[]
  /** Set when the rest goes on as a job. */
  readonly job?: string
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused
export type ActResult<T = unknown> = Done<T> | Refused
export type PreviewResult = { readonly ok: true; readonly preview: Preview } | Refused
