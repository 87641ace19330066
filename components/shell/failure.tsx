// The words an error page can meet; the whole table would be a tenth of the script that every page loads.
const SENTENCES: Readonly<Record<string, string>> = {
  busy: "The console is busy. Try again in a moment.",
  unavailable: "The console cannot reach its database. Nothing was changed; try again in a moment.",
  unknown_outcome: "The connection was lost while saving. Reload to see whether it was saved.",
  rate_limited: "Too many requests. Wait a moment and try again.",
}
const OURS = "Something went wrong on our side and nothing was changed."

/** What an error's digest says to people: the sentence of a refusal, and the incident to quote. */
export function Failure({ error }: { error: unknown }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined
  const [word = "", incident] = (digest ?? "").split(":", 2)
  const sentence = SENTENCES[word]
  const quoted = sentence || word === "internal" ? incident : digest
  return (
    <>
      <p>{sentence ?? OURS}</p>
      {quoted ? (
        <p>
          Incident <code>{quoted}</code>. Quote it when you ask for help.
        </p>
      ) : null}
    </>
  )
}
