import type { RefusalWord } from "./refusals"

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly refusal: RefusalWord
      readonly message?: string | undefined
      /** What is wrong with single fields of the input, where that is known by what is stored or by a table alone. */
      readonly fields?: Readonly<Record<string, string>> | undefined
    }

export const allow: Verdict = { allowed: true }

/** Says no with a word; `message` replaces the word's sentence where more is known. */
export const refuse = (refusal: RefusalWord, message?: string): Verdict => ({ allowed: false, refusal, message })
