import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import type { PersonToken } from "@/lib/members/get"

/** The tokens of theirs that reach this org: their names and ends, never a secret (settled 2.8). */
export function PersonTokens({ tokens }: { tokens: readonly PersonToken[] }) {
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens" className="mb-2.5 font-semibold text-base">
        Tokens that reach this organization <span className="font-normal text-dim tabular-nums">{tokens.length}</span>
      </h2>
      {tokens.length === 0 ? (
        <p className="text-dim">None. What a token may do here is never more than what they may do themselves.</p>
      ) : (
        <ul className="rounded-lg border bg-surface">
          {tokens.map((token) => (
            <li
              key={token.id}
              className="grid min-h-11 items-center gap-x-4 border-b px-3 py-1.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_auto_auto]"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className="font-medium">{token.name}</span> <code className="text-dim">…{token.ending}</code>
                <span className="ml-2 inline-flex gap-1.5">
                  {token.readOnly ? <Badge>Read only</Badge> : null}
                  <Badge>{token.allOrgs ? "All their organizations" : "This organization"}</Badge>
                </span>
              </span>
              <span className="text-dim text-sm">
                {token.lastUsedAt ? (
                  <>
                    used <Time value={token.lastUsedAt} />
                  </>
                ) : (
                  "never used"
                )}
              </span>
              <span className="text-dim text-sm">
                ends <Time value={token.expiresAt} as="date" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
