import type { ProjectLevel } from "@/lib/access/levels"
import { stoppedWords } from "@/lib/access/orgs"
import type { Explanation } from "@/lib/access/project-access"
import type { Flags } from "@/lib/access/project-flags"

/** A project as its settings page shows it. */
export type DescribedProject = {
  id: string
  name: string
  summary: string
  description: string
  tags: readonly string[]
  properties: Readonly<Record<string, string>>
  version: number
  flags: Flags
  payer: {
    id: string
    name: string
    state: "LIVE" | "SUSPENDED" | "EXPIRED"
    phi: boolean
    licences: readonly string[]
  }
  /** Why nothing can be charged to who pays; null where it can. */
  uncharged: string | null
  limits: { readonly compute: number | null; readonly egress: number | null; readonly storage: number | null }
  names: Readonly<Record<string, string>>
  executables: readonly { id: string; title: string | null }[] | null
  createdBy: string
  createdAt: string
  modifiedAt: string
  bytes: number
  objects: number
  sponsor: { id: string; until: string } | null
  transfer: { toUser: string; toName: string } | null
  level: ProjectLevel
  why: Pick<Explanation, "winner">
  payerAdmin: boolean
  isSponsor: boolean
  isRecipient: boolean
  noticeAccepted: boolean
  permits: { administer: boolean; grantSelf: boolean }
}

/** Why the viewer cannot change the settings; undefined where they can (A160). */
export function fixedBecause({ payer, permits }: Pick<DescribedProject, "payer" | "permits">): string | undefined {
  if (!permits.administer) return "Those who administer the project change this."
  if (payer.state === "LIVE") return undefined
  return `The organization that pays ${stoppedWords(payer.state)}, so nothing can be changed now.`
}

/** Whom a person asks support for: the org that pays, where they administer it. */
export const askedFor = ({ payer, payerAdmin }: Pick<DescribedProject, "payer" | "payerAdmin">): string | undefined =>
  payerAdmin && payer.id.startsWith("org-") ? payer.id : undefined

/** Why somebody else has to ask support for what concerns the org that pays, or that a user has no such thing. */
export const askedByAdmins = ({ payer }: Pick<DescribedProject, "payer">): string =>
  payer.id.startsWith("org-")
    ? `An admin of ${payer.name} asks support for it.`
    : "Only projects billed to an organization can have it."
