import type { Tx } from "@/db/tenancy"

/** JSON with sorted keys: the same fields always give the same bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`
  }
  return JSON.stringify(value)
}

export type AuditEvent = {
  readonly operation: string
  readonly target: string
  readonly before: object | null
  readonly after: object | null
  readonly bulk?: string | undefined
  readonly reason?: string | undefined
}

/** Adds events to a chain through its only door. The head's lock is taken here, so this comes last in a transaction. */
export async function appendAudit(tx: Tx, chain: string, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const sent = events.map((event) => ({
    ...event,
    before: event.before && canonical(event.before),
    after: event.after && canonical(event.after),
  }))
  await tx.rows({
    name: "audit-append",
    text: "select audit_append($1, $2::jsonb)",
    values: [chain, JSON.stringify(sent)],
  })
}
