import { type ProjectEventRow, projectEvents, trailNames } from "@/db/sql/project-history"
import type { Tx } from "@/db/tenancy"
import { type EventWords, wordsOf } from "@/lib/audit/words"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { Leave, refused } from "@/lib/operations/failures"
import { query } from "@/lib/operations/operation"
import type { ProjectAsk } from "./grant"
import { historyInput } from "./inputs"
import { seesMembers } from "./list"

const PAGE = 50

/** A line of a project's history. */
export type ProjectEvent = { readonly id: string; readonly at: string } & Pick<EventWords, "actor" | "did" | "changes">

type Fields = Readonly<Record<string, unknown>>
const fields = (text: string | null): Fields | null => (text === null ? null : (JSON.parse(text) as Fields))

const NAMED = /^(user|org|group)-/
const mentioned = (of: Fields | null): string[] =>
  Object.values(of ?? {})
    .flat()
    .filter((value): value is string => typeof value === "string" && NAMED.test(value))

function placeOf(cursor: string | null | undefined): readonly [string, string, string] | null {
  if (!cursor) return null
  const keys = readCursor(cursor, "history", ["timestamptz", "text", "text"])
  const [at, chain, seq] = keys ?? []
  if (at === undefined || chain === undefined || seq === undefined || !/^\d{1,15}$/.test(seq))
    throw new Leave(
      refused("invalid_input", { message: "This place in the history is not known. Start from the newest." }),
    )
  return [at, chain, seq]
}

async function events(tx: Tx, { project, input }: ProjectAsk<{ before?: string | null | undefined }>) {
  const rows = await tx.rows<ProjectEventRow>(projectEvents(project.id, placeOf(input.before), PAGE + 1))
  const shown = rows.slice(0, PAGE).map((row) => ({ ...row, before: fields(row.before), after: fields(row.after) }))
  const ids = shown.flatMap((row) => [
    row.actor,
    ...row.target.split("/").slice(1),
    ...mentioned(row.before),
    ...mentioned(row.after),
  ])
  const found = await tx.rows<{ id: string; name: string }>(
    trailNames([...new Set(ids.filter((id) => NAMED.test(id)))]),
  )
  const names = Object.fromEntries([{ id: project.id, name: project.name }, ...found].map(({ id, name }) => [id, name]))
  const last = shown.at(-1)
  return {
    events: shown.map((row): ProjectEvent => {
      const { actor, did, changes } = wordsOf({ ...row, actorKind: row.actor_kind }, names)
      return { id: `${row.chain}:${row.seq}`, at: row.at, actor, did, changes }
    }),
    older: rows.length > PAGE && last ? writeCursor("history", [last.at, last.chain, last.seq]) : null,
  }
}

/** What was done with a project and what hangs on it, newest first, by whom and from what to what: also who let themselves in (A093). */
export const projectHistory = query({
  name: "project.history",
  summary: "What was done with a project and what is in it, newest first.",
  on: "project",
  needs: "project:see",
  input: historyInput,
  rule: seesMembers,
  run: (tx, ask) => events(tx, ask),
  example: ({ project }) => ({ project }),
})
