// A bare node:http handler on the same pool size: the same SQL with no session, tenant or rule; what the API is measured against.
import { createServer } from "node:http"
import pg from "pg"
import { membersPage } from "../db/sql/members-page"
import { BIG } from "./dataset"

const pool = new pg.Pool({
  connectionString: process.env.BENCH_RUNTIME_URL,
  max: 10,
  options: `-c app.org=${BIG} -c app.actor=user-p1`,
})
const statement = membersPage({
  org: BIG,
  filter: { q: "", byEmail: true },
  sort: "name",
  direction: "asc",
  past: null,
  limit: 51,
  now: new Date(),
  editing: true,
})
if (!statement) throw new Error("the list has no statement")
const { text, values } = statement

const server = createServer((request, response) => {
  const answer = async (): Promise<unknown> => {
    if (request.url === "/list") return (await pool.query({ name: "list", text, values: [...(values ?? [])] })).rows
    const body: Buffer[] = []
    for await (const part of request) body.push(part as Buffer)
    const { user, appAccess } = JSON.parse(Buffer.concat(body).toString()) as { user: string; appAccess: boolean }
    const done = await pool.query({
      name: "change",
      text: "update member set app_access = $3 where org_id = $1 and user_id = $2",
      values: [BIG, user, appAccess],
    })
    return { changed: done.rowCount }
  }
  answer().then(
    (value) => response.setHeader("content-type", "application/json").end(JSON.stringify(value)),
    () => response.writeHead(500).end(),
  )
})
server.listen(Number(process.env.BENCH_BARE_PORT), "127.0.0.1", () => process.send?.("ready"))
process.on("disconnect", () => process.exit(0))
