import { type ChildProcess, fork } from "node:child_process"
import { Agent, request as send } from "node:http"
import { gzipSync } from "node:zlib"
import { BIG } from "./dataset"
import { perSecond, type Row } from "./measure"

const agent = new Agent({ keepAlive: true, maxSockets: 32 })

function post(url: string, headers: Record<string, string>, body: string): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const out = send(
      url,
      {
        method: "POST",
        agent,
        headers: { "content-type": "application/json", ...headers, "content-length": Buffer.byteLength(body) },
      },
      (answer) => {
        let bytes = 0
        answer.on("data", (part: Buffer) => {
          bytes += part.length
        })
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, bytes }))
      },
    )
    out.on("error", reject)
    out.end(body)
  })
}

const bareServer = (port: number, runtimeUrl: string): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL("./bare-server.ts", import.meta.url), {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, BENCH_BARE_PORT: String(port), BENCH_RUNTIME_URL: runtimeUrl },
    })
    child.once("message", () => resolve(child))
    child.once("exit", (code) => reject(new Error(`the bare server ended (${code})`)))
  })

const AT_A_TIME = 16
const FOR = 6000

/** The API with a bearer token against a bare handler of the same SQL, 16 at a time, one after the other. */
export async function http(base: string, token: string, runtimeUrl: string, port: number): Promise<Row[]> {
  const bare = await bareServer(port, runtimeUrl)
  try {
    const bearer = { authorization: `Bearer ${token}` }
    const ok = (answer: { status: number }): boolean => answer.status === 200
    let n = 0
    const user = (): string => `user-p${10_000 + (n++ % 5000)}`
    const ways = {
      list: {
        bare: async () => ok(await post(`http://127.0.0.1:${port}/list`, {}, "{}")),
        ours: async () => ok(await post(`${base}/api/v1/member.list`, bearer, JSON.stringify({ org: BIG, input: {} }))),
      },
      change: {
        bare: async () =>
          ok(
            await post(`http://127.0.0.1:${port}/change`, {}, JSON.stringify({ user: user(), appAccess: n % 2 === 0 })),
          ),
        ours: async () =>
          ok(
            await post(
              `${base}/api/v1/member.edit-access`,
              bearer,
              JSON.stringify({
                org: BIG,
                input: { members: { ids: [user()] }, projectAccess: n % 10_000 < 5000 ? "VIEW" : "UPLOAD" },
              }),
            ),
          ),
      },
    }
    const rows: Row[] = []
    for (const [name, way, part] of [
      ["POST /api/v1/member.list", ways.list, 10],
      ["POST /api/v1/member.edit-access, audited", ways.change, 20],
    ] as const) {
      await perSecond(way.ours, AT_A_TIME, 2000)
      await perSecond(way.bare, AT_A_TIME, 1000)
      const bareRate = await perSecond(way.bare, AT_A_TIME, FOR)
      const rate = await perSecond(way.ours, AT_A_TIME, FOR)
      rows.push({
        name,
        value: rate,
        unit: "/s",
        limit: bareRate,
        ratio: rate / bareRate,
        bound: `1/${part}`,
        held: rate >= bareRate / part,
      })
    }
    return rows
  } finally {
    agent.destroy()
    bare.disconnect()
  }
}

/** The script of the members page on first load, as it goes over the wire to a browser that knows modules, and whether the first HTML has the rows. */
export async function script(base: string, cookie: string): Promise<Row[]> {
  const page = await fetch(`${base}/orgs/${BIG}/members`, { headers: { cookie } })
  const html = await page.text()
  const sources = new Set(
    [...html.matchAll(/<script(?![^>]*noModule)[^>]+src="([^"]+)"/gi)].map((match) => match[1] ?? ""),
  )
  let bytes = 0
  for (const source of sources)
    bytes += gzipSync(Buffer.from(await (await fetch(new URL(source, base))).arrayBuffer())).length
  const kilobytes = bytes / 1000
  const shown = (html.match(/@bench\.example\.org|user-p\d+/g) ?? []).length
  return [
    {
      name: "members page, script on first load",
      value: kilobytes,
      unit: "kB",
      limit: 180,
      ratio: kilobytes / 180,
      bound: "180 kB",
      held: page.status === 200 && sources.size > 0 && kilobytes <= 180,
    },
    {
      name: "members page, rows in the first HTML",
      value: shown > 0 ? 50 : 0,
      unit: "rows",
      limit: 50,
      ratio: shown > 0 ? 1 : 0,
      bound: "there",
      held: shown > 0,
    },
  ]
}
