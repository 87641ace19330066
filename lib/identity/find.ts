import { lookup } from "@/db/tenancy"
import { staffRightsOf } from "@/lib/access/staff"
import { clock } from "@/lib/clock"
import { hashSecret } from "@/lib/ids"
import type { Actor } from "@/lib/operations/actor"

export type Person = Extract<Actor, { kind: "user" }>

type Row = {
  user_id: string
  handle: string
  name: string
  email: string | null
  support: boolean
  staff_rights: string[]
  metering?: boolean
}

type SessionRow = Row & { session_id: string; proven_at: Date }
type TokenRow = Row & { token_id: string; org_id: string | null; read_only: boolean }

const personOf = (row: Row, by: Pick<Person, "session" | "token">): Person => ({
  kind: "user",
  userId: row.user_id,
  handle: row.handle,
  name: row.name,
  email: row.email,
  support: row.support,
  staff: row.support ? staffRightsOf(row.staff_rights) : [],
  metering: row.metering === true,
  ...by,
})

const SESSION_SECRET = /^[A-Za-z0-9_-]{43}$/

/** The person behind a session's secret, while it lives and their account is enabled. Throws when the database is away. */
export async function findBySession(secret: string, extend: boolean): Promise<Person | null> {
  if (!SESSION_SECRET.test(secret)) return null
  const [row] = await lookup<SessionRow>({
    name: "session-find",
    text: "select * from session_find($1, $2, $3)",
    values: [hashSecret(secret).toString("hex"), clock.now(), extend],
  })
  return row ? personOf(row, { session: { id: row.session_id, provenAt: row.proven_at }, token: null }) : null
}

const BEARER = /^bearer +(pvt_[A-Za-z0-9_-]{43})$/i

/** The person behind a token in an Authorization header; null for none, an unknown, an ended or a revoked one alike. */
export async function findByBearer(header: string | null): Promise<Person | null> {
  const secret = BEARER.exec(header ?? "")?.[1]
  if (!secret) return null
  const [row] = await lookup<TokenRow>({
    name: "token-find",
    text: "select * from token_find($1, $2)",
    values: [hashSecret(secret).toString("hex"), clock.now()],
  })
  return row
    ? personOf(row, { session: null, token: { id: row.token_id, orgId: row.org_id, readOnly: row.read_only } })
    : null
}
