import { describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { createFolder } from "@/lib/data/create-folder"
import { perform } from "@/lib/operations/perform"
import { mutationNamed } from "./two-admins"

type Way = {
  /** What the manager writes by, besides nothing of their own. */
  readonly given: (world: World) => Promise<unknown>
  readonly operation: string
  readonly input: (world: World) => unknown
  /** Done by the manager from another session of theirs. */
  readonly elsewhere?: true
}

const own = (level: string) => (world: World) =>
  perform(
    mutationNamed("project.share"),
    world.call("admin", { project: world.projects.lab, with: [{ to: world.users.manager, level }], notify: false }),
  )
const through = (principal: "org" | "group") => async (world: World) => {
  await world.rows({
    text: `insert into group_member (org_id, group_id, user_id, role, added_by, created_at) values ($1, $2, $3, 'MEMBER', $3, now())`,
    values: [world.org, world.group, world.users.manager],
  })
  const input = { project: world.projects.lab, with: [{ to: world[principal], level: "CONTRIBUTE" }], notify: false }
  await perform(mutationNamed("project.share"), world.call("admin", input))
}

/** Every way to take from somebody what they write into a project by. */
const WAYS = {
  "their own grant was taken": {
    given: own("CONTRIBUTE"),
    operation: "project.unshare",
    input: (w) => ({ project: w.projects.lab, principals: [w.users.manager] }),
  },
  "their own grant was lowered": {
    given: own("ADMINISTER"),
    operation: "project.edit-access",
    input: (w) => ({ project: w.projects.lab, principals: [w.users.manager], level: "VIEW" }),
  },
  "the org's grant was taken": {
    given: through("org"),
    operation: "project.unshare",
    input: (w) => ({ project: w.projects.lab, principals: [w.org] }),
  },
  "the group's grant was lowered": {
    given: through("group"),
    operation: "project.edit-access",
    input: (w) => ({ project: w.projects.lab, principals: [w.group], level: "VIEW" }),
  },
  "their cap in the org was lowered": {
    given: through("org"),
    operation: "member.edit-access",
    input: (w) => ({ members: { ids: [w.users.manager] }, projectAccess: "VIEW" }),
  },
  "they signed out everywhere else": {
    given: own("CONTRIBUTE"),
    operation: "session.end-others",
    input: () => ({}),
    elsewhere: true,
  },
  "they were disabled in the org that pays": {
    given: own("CONTRIBUTE"),
    operation: "member.disable",
    input: (w) => ({ members: { ids: [w.users.manager] } }),
  },
} as const satisfies Record<string, Way>

/** Four clients make folders as the manager without pause; then the way is taken away; then what was kept is counted. */
async function takeWhileWriting({ given, operation, input, elsewhere }: Way) {
  const world = await freshWorld()
  await given(world)
  let acknowledged = false
  let stopped = false
  let started = 0
  let n = 0
  let written = 0
  const hammer = async () => {
    while (!stopped) {
      const after = acknowledged
      n += 1
      const answer = await perform(
        createFolder,
        world.call("manager", { project: world.projects.lab, name: `Folder ${n}` }),
      )
      if (answer.ok) written += 1
      if (after && answer.ok) started += 1
    }
  }
  const hammers = Array.from({ length: 4 }, hammer)
  while (written < 4) await new Promise((resolve) => setTimeout(resolve, 5))
  const kept = async () => {
    const [row] = await world.rows<{ n: number }>({
      text: "select count(*)::int as n from data_object where project_id = $1 and created_by = $2",
      values: [world.projects.lab, world.users.manager],
    })
    return row?.n ?? -1
  }
  const call = world.call(elsewhere ? "manager" : "admin", input(world))
  const { actor } = call
  const session = { id: world.elsewhere.manager, provenAt: call.now }
  const from = elsewhere && actor.kind === "user" ? { ...call, actor: { ...actor, session } } : call
  const answer = await perform(mutationNamed(operation), from)
  acknowledged = true
  const before = await kept()
  await new Promise((resolve) => setTimeout(resolve, 60))
  stopped = true
  await Promise.all(hammers)
  return { answer: answer.ok ? "yes" : answer.refusal, before, late: (await kept()) - before, started }
}

describe("INV-14 REVOKE-NOW in a project", () => {
  test.each(Object.entries(WAYS))(
    "INV-14 after %s nothing more is begun or written into the project",
    async (_, way) => {
      let written = 0
      for (let trial = 0; trial < 3; trial += 1) {
        const seen = await takeWhileWriting(way)
        expect(seen).toMatchObject({ answer: "yes", late: 0, started: 0 })
        written += seen.before
      }
      // Else it was not asked of a client that writes.
      expect(written).toBeGreaterThan(5)
    },
  )
})
