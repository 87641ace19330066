import type { RefusalWord } from "./refusals"

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly refusal: RefusalWord; readonly message?: string | undefined }

export const allow: Verdict = { allowed: true }

/** Says no with a word; `message` replaces the word's sentence where more is known. */
export const refuse = (refusal: RefusalWord, message?: string): Verdict => ({ allowed: false, refusal, message })
