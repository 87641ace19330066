import { REFUSALS, type RefusalWord, sentenceOf } from "@/lib/access/refusals"

const isRefusal = (word: string): word is RefusalWord => word in REFUSALS

/** What an error's digest says to people: the sentence of a refusal, and the incident to quote. */
export function Failure({ error }: { error: unknown }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined
  const [word = "", incident] = (digest ?? "").split(":", 2)
  const known = isRefusal(word)
  const quoted = known ? incident : digest
  return (
    <>
      <p>{sentenceOf(known ? word : "internal")}</p>
      {quoted ? (
        <p>
          Incident <code>{quoted}</code>. Quote it when you ask for help.
        </p>
      ) : null}
    </>
  )
}
