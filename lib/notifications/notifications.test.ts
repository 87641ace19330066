import { beforeAll, describe, expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { after, clock } from "@/lib/clock"
import { newId } from "@/lib/ids"
import { editAccess } from "@/lib/members/edit-access"
import type { Notice } from "@/lib/notices/notice"
import { aboutProject } from "@/lib/notices/project"
import { queueNotices } from "@/lib/notices/queue"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { countNotifications, listNotifications } from "./list"
import { markRead } from "./mark-read"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const bounds = () => ({ org: null, actor: null, installation: true, actorKind: "system", now: clock.now() })
const news = (who: PersonKey, more: Partial<Notice> = {}): Notice => ({
  kind: "member.added",
  to: { userId: world.users[who], address: null },
  payload: { name: "Someone", org: "Genome Works", by: "Ada" },
  bell: { link: "/profile/organizations" },
  ...more,
})
const ring = (notices: readonly Notice[], at = clock.now()) =>
  inTransaction(bounds(), (tx) => queueNotices(tx, notices, at))

async function listed(who: PersonKey, input: object = {}) {
  const answer = await read(listNotifications, world.call(who, input))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
async function unread(who: PersonKey): Promise<number> {
  const answer = await read(countNotifications, world.call(who))
  return answer.ok ? answer.value.unread : -1
}

describe("A191 the bell", () => {
  test("A345 says in the mail's own words what changed about one's access, with mail, and to no one else", async () => {
    const input = { members: { ids: [world.users.member2] }, level: "ADMIN" }
    const done = await perform(editAccess, world.call("admin", input))
    expect(done).toMatchObject({ ok: true, changed: 1 })
    const { notifications } = await listed("member2")
    expect(notifications).toMatchObject([
      {
        title: expect.stringContaining("You are now an admin of"),
        text: expect.stringContaining("Ada Admin has made you an admin"),
        link: `/orgs/${world.org}/members`,
        isRead: false,
      },
    ])
    expect((await world.mails()).some((mail) => mail.kind === "member.made-admin")).toBe(true)
    for (const other of ["admin", "admin2", "member", "outsider"] as const) expect(await unread(other)).toBe(0)
  })

  test("INV-49 rings not at all when the change is rolled back", async () => {
    await inTransaction(bounds(), async (tx) => {
      await queueNotices(tx, [news("manager")], clock.now())
      throw new Error("rolled back")
    }).catch(() => {})
    expect(await unread("manager")).toBe(0)
  })

  test("rings once for what is told once, and is no mail without an address", async () => {
    const mails = (await world.rows({ text: "select id from mail" })).length
    const key = newId()
    await ring([news("readOnly", { dedupeKey: key })])
    await ring([news("readOnly", { dedupeKey: key })])
    expect(await unread("readOnly")).toBe(1)
    expect((await world.rows({ text: "select id from mail" })).length).toBe(mails)
  })

  test("pages from the newest to the oldest, each once, also where several came at the same moment", async () => {
    const start = clock.now()
    for (let n = 0; n < 5; n += 1)
      await ring(
        [0, 1, 2, 3, 4].map((m) => news("nobody", { payload: { org: `Org ${n}.${m}` } })),
        after(start, n * 1000),
      )
    const seen: string[] = []
    for (let page: string | null = null; ; ) {
      const { notifications, next }: Awaited<ReturnType<typeof listed>> = await listed("nobody", {
        size: 7,
        after: page,
      })
      seen.push(...notifications.map((one) => one.title))
      page = next
      if (!page) break
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
    expect(seen.map((title) => Number(/Org (\d)/.exec(title)?.[1]))).toEqual(
      [4, 3, 2, 1, 0].flatMap((n) => [n, n, n, n, n]),
    )
    const odd = await listed("nobody", {
      size: 7,
      after: Buffer.from('["newest","x\\u0000","y"]').toString("base64url"),
    })
    expect(odd.notifications[0]?.title).toBe(seen[0])
  })

  test("counts up to 100", async () => {
    await ring(Array.from({ length: 130 }, () => news("support")))
    expect(await unread("support")).toBe(100)
  })

  test("is marked as read by the person alone: those named, then all; again changes nothing", async () => {
    await ring([news("member"), news("member"), news("member")])
    const ids = (await listed("member")).notifications.map((one) => one.id)
    const other = await perform(markRead, world.call("admin", { ids }))
    expect(other).toMatchObject({ ok: true, changed: 0 })
    expect(await unread("member")).toBe(3)
    expect(await perform(markRead, world.call("member", { ids: ids.slice(0, 1) }))).toMatchObject({ changed: 1 })
    expect(await unread("member")).toBe(2)
    expect(await perform(markRead, world.call("member", { all: true }))).toMatchObject({ changed: 1 })
    expect(await unread("member")).toBe(0)
    expect(await perform(markRead, world.call("member", { all: true }))).toMatchObject({ changed: 0, unchanged: 1 })
    expect((await listed("member")).notifications.every((one) => one.isRead)).toBe(true)
  })

  test("A184 a PHI project is named in the bell, and by its id in a mail", () => {
    const project = { id: "project-1", name: "Canary trial", flags: { containsPhi: true } }
    const { payload, bell } = aboutProject(project)
    expect(JSON.stringify(payload)).not.toContain("Canary")
    expect({ ...payload, ...bell.payload }).toEqual({ project: "Canary trial", projectId: "project-1" })
    expect(aboutProject({ ...project, flags: { containsPhi: false } }).payload.project).toBe("Canary trial")
  })
})
