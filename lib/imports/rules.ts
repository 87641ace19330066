import { holdsRight } from "@/lib/access/rights"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Standing } from "@/lib/operations/actor"
import type { ImportKindName } from "./inputs"

type Placed = { readonly standing: Pick<Standing, "level" | "rights"> }

const decides = (allowed: boolean): Verdict => (allowed ? allow : refuse("lacks_permission"))

/** Who imports what: members and groups by the right to change them, projects by who decides over all that the org pays for. */
export const mayImport: Readonly<Record<ImportKindName, (placed: Placed) => Verdict>> = {
  members: ({ standing }) => decides(holdsRight(standing.rights, "members:edit")),
  groups: ({ standing }) => decides(holdsRight(standing.rights, "groups:full")),
  projects: ({ standing }) => decides(standing.level === "ADMIN"),
}
