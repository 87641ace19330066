import { type ObjectsAsk, objectsChosen } from "@/db/sql/objects-page"
import type { Tx } from "@/db/tenancy"
import type { Ask } from "@/lib/operations/operation"
import type { ListInput, ObjectsField } from "./inputs"
import { seesData } from "./rules"

const CREATOR = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,38}$/

/** What is looked for and where: a folder as it stands, or what fits a search below it or in the whole project. */
export function askOf({
  project,
  folder,
  q,
  filters,
}: Pick<ListInput, "project" | "folder" | "q" | "filters">): ObjectsAsk {
  const { kind, size, tag, media, creator, within } = filters
  const here = within?.length === 1 && within[0] === "here"
  const searched = q !== "" || here || [kind?.length, size?.length, tag, media, creator].some(Boolean)
  return {
    project,
    folder,
    scope: !searched ? "folder" : here ? "below" : "project",
    filter: {
      q,
      kind: kind?.length === 1 ? kind : undefined,
      size: size?.length ? size : undefined,
      tag: tag || undefined,
      media: media || undefined,
      // No user has an id that is no username, and nobody made anything under it.
      creator: creator ? `user-${CREATOR.test(creator) ? creator.toLowerCase() : ""}` : undefined,
    },
  }
}

type Chosen = { readonly project: string; readonly objects: ObjectsField }

/** How an operation of many finds its objects: as named, or as a folder or a search has them. */
export const chosenObjects = {
  selection: ({ objects }: Chosen) => objects,
  matching: async (tx: Tx, ask: Ask<"project", Chosen>): Promise<readonly string[]> => {
    // The rule says why; until then nothing is read of what is not open.
    if (!("matching" in ask.input.objects) || !seesData(ask).allowed) return []
    const { project, objects } = ask.input
    const rows = await tx.rows<{ id: string }>(objectsChosen(askOf({ project, ...objects.matching })))
    return rows.map((row) => row.id)
  },
}
