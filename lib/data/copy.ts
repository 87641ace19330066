import type { z } from "zod"
import { longerTime, objectsCopy } from "@/db/sql/objects-change"
import { type StoredRow, storedBytes } from "@/db/sql/project-limits"
import type { Tx } from "@/db/tenancy"
import { mayStoreMore } from "@/lib/access/project-limits"
import type { RefusalWord } from "@/lib/access/refusals"
import { refuse, type Verdict } from "@/lib/access/verdict"
import { newSecret } from "@/lib/ids"
import { placeInProject } from "@/lib/operations/ground-project"
import { type Ask, type Asked, type Change, type Changed, type Denial, mutation } from "@/lib/operations/operation"
import {
  amountOf,
  carriedAlong,
  copyId,
  fewEnough,
  findPlace,
  findWithBelow,
  missing,
  type Named,
  type Place,
  placeExists,
  targetOf,
} from "./facts"
import { copyInput, DEEPEST_FOLDER } from "./inputs"
import { type InProject, mayCopyTo, seesData } from "./rules"
import { chosenObjects } from "./selection"

/** So many objects are copied at once at most, those below folders included. */
const MOST_COPIED = 20_000

type Input = z.infer<typeof copyInput> & { readonly seed: string }
type Facts = {
  readonly to: InProject | null
  readonly objects: ReadonlyMap<string, Named>
  readonly place: Place | null
  /** Bytes stored where they go; asked only where there is a limit. */
  readonly stored: number
}

const NOTHING: ReadonlyMap<string, Named> = new Map()

/**
 * Both projects' rows are held in share: flags, grants and deletions wait for the copy. Who holds a project's row alone waits for no other
 * project, so no ring of waiting can form.
 */
async function load(tx: Tx, ask: Ask<"project", Input>): Promise<Facts> {
  const { input, targets, locking } = ask
  const to = await placeInProject(tx, input.to, ask, locking ? "share" : "read")
  // Nothing is read of either before it is known to be open.
  if (!to || !mayCopyTo(ask, to).allowed) return { to, objects: NOTHING, place: null, stored: 0 }
  const objects = await findWithBelow(tx, input.project, targets, locking ? "share" : "read")
  const names = [...objects.values()].map((one) => one.name)
  const place = await findPlace(tx, input.to, input.folder, names)
  const isLimited = to.project.limits.storage !== null
  const [usage] = isLimited ? await tx.rows<StoredRow>(storedBytes(input.to, locking)) : []
  return { to, objects, place, stored: usage?.bytes ?? 0 }
}

function rule(asked: Asked<"project", Input, Facts>): Verdict {
  const { to, objects, place } = asked.facts
  const sees = seesData(asked)
  if (!sees.allowed) return sees
  if (!to) return refuse("not_found")
  const verdict = mayCopyTo(asked, to)
  if (!verdict.allowed) return verdict
  if (to.project.payer.state !== "LIVE") return refuse("org_expired")
  if (!place) return refuse("not_found")
  const exists = placeExists(place)
  if (!exists.allowed) return exists
  return fewEnough(objects, MOST_COPIED, "copied")
}

const said = ({ refusal, message }: Denial) => ({ refusal, message })

function unfit(row: Named, place: Place, arrived: ReadonlySet<string>, within: boolean): RefusalWord | null {
  if (within && row.parent_id === place.folder) return "onto_itself"
  if (within && place.line.some((one) => one.id === row.id)) return "into_itself"
  if (place.taken.has(row.name) || arrived.has(row.name)) return "name_taken"
  return place.line.length + row.below.height > DEEPEST_FOLDER ? "too_deep" : null
}

function plan({ to, objects, place, stored }: Facts, ask: Ask<"project", Input>): readonly Change[] {
  const { input, targets, project } = ask
  if (!to || !place) return []
  const within = input.project === input.to
  const along = carriedAlong(objects.values())
  const arrived = new Set<string>()
  const left = { objects: 0, files: 0, bytes: 0 }
  const changes = targets.map((id): Change => {
    const row = objects.get(id)
    if (!row) return missing(input.project, id)
    const source = targetOf(input.project, id)
    if (along.has(id)) return { target: source, label: row.name, outcome: "unchanged", note: "goes with its folder" }
    const refusal = unfit(row, place, arrived, within)
    if (refusal) return { target: source, label: row.name, outcome: "refused", refusal }
    const fits = mayStoreMore(to.project.limits.storage, stored + left.bytes, row.below.bytes)
    if (!fits.allowed) return { target: source, label: row.name, outcome: "refused", ...said(fits) }
    arrived.add(row.name)
    const { objects: count, files, bytes } = row.below
    left.objects += count
    left.files += files
    left.bytes += bytes
    return {
      target: targetOf(input.to, copyId(input.seed, id)),
      planned: `${input.to} ${source}`,
      label: row.name,
      outcome: "changed",
      before: null,
      after: { name: row.name, kind: row.kind, folder: input.folder, copiedFrom: source, objects: count, bytes },
      chain: to.project.payer.id,
      note: `${amountOf(row.below, row.kind)} copied`,
    }
  })
  if (within || arrived.size === 0) return changes
  // That data left stands in the trail of where it left from, whoever may read where it went.
  const trace: Change = {
    target: input.project,
    label: project.name,
    outcome: "changed",
    before: null,
    after: { copiedTo: input.to, named: arrived.size, objects: left.objects, bytes: left.bytes },
    chain: project.payer.id,
    note: "its history says that this was copied out",
  }
  return [...changes, trace]
}

async function apply(tx: Tx, changed: readonly Changed[], { facts, input, me, now }: Asked<"project", Input, Facts>) {
  const made = new Set(changed.map((one) => one.target))
  const ids = [...facts.objects.keys()].filter((id) => made.has(targetOf(input.to, copyId(input.seed, id))))
  const promised = ids.reduce((sum, id) => sum + (facts.objects.get(id)?.below.objects ?? 0), 0)
  const { project: from, to, folder, seed } = input
  await tx.rows(longerTime)
  const copied = await tx.count(objectsCopy({ from, ids, to, folder, seed }, me, now))
  // A file came into one of the folders meanwhile: begin again, so that the trail says what was copied.
  if (copied !== promised) throw Object.assign(new Error("the folder changed while it was copied"), { code: "40001" })
  return { value: { ids: ids.map((id) => copyId(seed, id)) } }
}

/**
 * Copies objects to a folder of another project, or of this one: folders whole, the content shared by its hash (A135, A163, A182). Refuses
 * `copy_restricted`, `phi_wall`, `onto_itself`, `into_itself`, `name_taken`, `too_deep`, `limit_reached`, where it
 * cannot be charged to who pays for where it goes (A117), and `project_limit_reached` for what does not fit there.
 */
export const copyObject = mutation({
  name: "object.copy",
  summary: "Copies files and folders to another project or folder.",
  on: "project",
  needs: "project:VIEW",
  // The new ids are made of this, so that the trail can name them.
  input: copyInput.transform((given) => ({ ...given, seed: newSecret() })),
  things: (input) => [input.project, input.to],
  many: { ...chosenObjects, title: (count) => `Copy ${count} objects` },
  load,
  rule,
  plan,
  apply,
  conflicts: { data_object_name: "name_taken" },
  example: ({ project, otherProject, object }) => ({ project, objects: { ids: [object] }, to: otherProject }),
})
