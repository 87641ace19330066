import {
  type SponsoredRow,
  type SponsorRow,
  type SponsorToldRow,
  sponsoredProject,
  sponsorNamed,
  sponsorshipSet,
  sponsorTold,
} from "@/db/sql/sponsorships"
import type { Tx } from "@/db/tenancy"
import { chargeableOf, mayCharge } from "@/lib/access/charging"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Notice } from "@/lib/notices/notice"
import { aboutProject } from "@/lib/notices/project"
import type { Change } from "@/lib/operations/operation"

export type SponsorFacts = {
  readonly project: SponsoredRow | null
  readonly sponsor: SponsorRow | null
  readonly told: readonly SponsorToldRow[]
}

/** Who is to sponsor a project, and until when; null ends what there is. */
export type Sponsoring = { readonly id: string; readonly until: string } | null

/** The project, held when locking, its sponsor to be, and who speaks for them. In a transaction of the installation. */
export async function loadSponsoring(
  tx: Tx,
  id: string,
  to: Sponsoring,
  { locking, now }: { readonly locking: boolean; readonly now: Date },
): Promise<SponsorFacts> {
  const [project] = await tx.rows<SponsoredRow>(sponsoredProject(id, locking))
  if (!project || !to) return { project: project ?? null, sponsor: null, told: [] }
  const [sponsor] = await tx.rows<SponsorRow>(sponsorNamed(to.id))
  const told = await tx.rows<SponsorToldRow>(sponsorTold(to.id, now))
  return { project, sponsor: sponsor ?? null, told }
}

/** Whether a project may be sponsored so: by an activated user or a live org that can be charged, until a moment to come (A117, A199). */
export function maySponsor({ project, sponsor }: SponsorFacts, to: Sponsoring, now: Date): Verdict {
  if (!project) return refuse("not_found")
  if (!to) return allow
  if (!sponsor || !["ACTIVE", "LIVE"].includes(sponsor.state))
    return refuse("unknown_principal", "There is no activated user or organization of this id.")
  return new Date(to.until) > now ? mayCharge(chargeableOf(sponsor)) : refuse("end_in_past")
}

/** What it means for who pays, and for what may be done with the project. */
const meaning = (payer: string, sponsor: string | undefined): string =>
  sponsor
    ? `its storage is charged to ${sponsor} until then, all else to ${payer}; meanwhile it is neither deleted nor handed over`
    : `its storage is charged to ${payer} from now on; it can be deleted and handed over again`

/** What would change of a project's sponsorship, in the chain of who pays for it. */
export function sponsorChange({ project, sponsor }: SponsorFacts, to: Sponsoring, now: Date): readonly Change[] {
  if (!project) return []
  // A PHI project is named by its id alone (A184).
  const label = project.contains_phi ? project.id : project.name
  const line = { target: project.id, label, chain: project.billed_to }
  const lasts = project.sponsored_until !== null && project.sponsored_until > now
  const before = lasts
    ? { sponsor: project.sponsored_by, sponsoredUntil: project.sponsored_until?.toISOString() ?? null }
    : { sponsor: null, sponsoredUntil: null }
  const after = { sponsor: to?.id ?? null, sponsoredUntil: to?.until ?? null }
  return JSON.stringify(before) === JSON.stringify(after)
    ? [{ ...line, outcome: "unchanged" }]
    : [{ ...line, outcome: "changed", before, after, note: meaning(project.billed_to, sponsor?.name) }]
}

/** Puts it into effect; who speaks for the sponsor is told. */
export async function writeSponsoring(
  tx: Tx,
  { project, sponsor, told }: SponsorFacts,
  to: Sponsoring,
  now: Date,
): Promise<readonly Notice[]> {
  if (!project) return []
  await tx.rows(sponsorshipSet(project.id, to?.id ?? null, to?.until ?? null, now))
  if (!to) return []
  const { payload, bell } = aboutProject(
    { id: project.id, name: project.name, flags: { containsPhi: project.contains_phi } },
    `/projects/${project.id}/settings`,
  )
  return told.map((one) => ({
    kind: "project.sponsored" as const,
    to: { userId: one.user_id, address: one.email },
    payload: {
      name: one.name,
      sponsor: one.user_id === sponsor?.id ? "you" : (sponsor?.name ?? ""),
      until: to.until,
      ...payload,
    },
    bell,
  }))
}
