import pg from "pg"
import { BUILT_IN_ROLES } from "../lib/access/policies"
import { hashSecret, newSecret } from "../lib/ids"

export const BIG = "org-bench"
export const SMALL = "org-bench_small"

const GIVEN = [
  "Ada",
  "Björn",
  "Chandra",
  "Dmitri",
  "Elena",
  "Farid",
  "Grace",
  "Hiro",
  "Ines",
  "Jonas",
  "Katya",
  "Liam",
  "Mei",
  "Noor",
  "Olga",
  "Pedro",
]
const FAMILY = [
  "Almeida",
  "Bauer",
  "Chen",
  "Diallo",
  "Eriksen",
  "Fischer",
  "Garcia",
  "Haddad",
  "Ivanov",
  "Jensen",
  "Kowalski",
  "Larsen",
  "Moreau",
  "Nakamura",
  "Okafor",
  "Petrov",
  "Quint",
  "Rossi",
  "Schmidt",
  "Tanaka",
]

/** Makes the orgs, people and memberships of the bench as set-wise SQL; returns a token of the big org's admin. */
export async function makeDataset(ownerUrl: string, members: number, port: number) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      "select set_config('app.scope', 'installation', false), set_config('app.scope_given', 'installation', false)",
    )
    const present = await client.query("select 1 from org where id = $1", [BIG])
    if (present.rowCount === 0) await fill(client, members)
    const token = `pvt_${newSecret()}`
    const admin = "user-p1"
    await client.query(
      `insert into token (id, user_id, name, secret_hash, ending, org_id, read_only, created_at, expires_at)
       values (gen_random_uuid(), $1, 'bench', $2, $3, null, false, now(), now() + interval '1 day')`,
      [admin, hashSecret(token).toString("hex"), token.slice(-4)],
    )
    const session = "bench-session"
    const secret = newSecret()
    await client.query(
      `insert into session (id, user_id, secret_hash, created_at, last_seen_at, proven_at) values ($1, $2, $3, now(), now(), now())
       on conflict (id) do update set secret_hash = excluded.secret_hash, last_seen_at = now(), created_at = now(), proven_at = now()`,
      [session, admin, hashSecret(secret).toString("hex")],
    )
    await client.query("analyze")
    return { token, admin, session, cookie: `provost-${port}=${secret}` }
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, members: number): Promise<void> {
  await client.query("begin")
  await client.query(
    `insert into "user" (id, handle, name, email, state, created_at)
     select 'user-p' || n, 'p' || n, ($1::text[])[1 + (n * 7919) % $2] || ' ' || ($3::text[])[1 + (n / 16 * 37 + n) % $4] || ' ' || n,
       'p' || n || '@bench.example.org', 'ACTIVE', now() from generate_series(1, $5::int) n`,
    [GIVEN, GIVEN.length, FAMILY, FAMILY.length, members],
  )
  await client.query(
    `insert into org (id, handle, name, billable, member_list_visibility, created_at)
     select 'org-' || h, h, 'Bench ' || h, true, 'ADMIN', now() from unnest(array['bench', 'bench_small'] || array(select 'bench_' || n from generate_series(1, 198) n)) h`,
  )
  for (const role of BUILT_IN_ROLES) {
    await client.query(
      "insert into role (org_id, id, name, built_in) select id, $1, $2, true from org where handle like 'bench%'",
      [role.id, role.name],
    )
    for (const policy of role.policies)
      await client.query(
        "insert into role_policy (org_id, role_id, policy) select id, $1, $2 from org where handle like 'bench%'",
        [role.id, policy],
      )
  }
  const join = async (org: string, count: number) => {
    await client.query(
      `insert into member (org_id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access, joined_at, last_active_at)
       select $1, u.id, u.handle, u.name, u.email, lower(u.name), case when n <= 3 then 'ADMIN' else 'MEMBER' end, n <= 3 or n % 3 = 0,
         case when n <= 3 then 'ADMINISTER' else (array['NONE', 'VIEW', 'UPLOAD', 'CONTRIBUTE'])[1 + n % 4] end, n <= 3 or n % 5 <> 0,
         now() - make_interval(mins => n), now() - make_interval(mins => n * 3)
       from generate_series(1, $2::int) n join "user" u on u.id = 'user-p' || n`,
      [org, count],
    )
    await client.query(
      `insert into member_role (org_id, user_id, role_id)
       select org_id, user_id, case when level = 'ADMIN' then 'administrator' when hashtext(user_id) % 7 = 0 then 'read-only' else 'member' end from member where org_id = $1`,
      [org],
    )
  }
  await join(BIG, members)
  await join(SMALL, Math.min(1000, members))
  for (let n = 1; n <= 198; n += 1) await join(`org-bench_${n}`, 50)
  await client.query("commit")
  await client.query("vacuum analyze")
}
