import { type Chargeable, mayCharge, mayTakeBills } from "./charging"
import { atLeast, type ProjectLevel } from "./levels"
import { allow, refuse, type Verdict } from "./verdict"

type Project = {
  readonly flags: { readonly containsPhi: boolean }
  readonly autoSymlink: boolean
  readonly sponsor: { readonly until: string } | null
  readonly payer: { readonly id: string; readonly name: string; readonly transfer: "ADMIN" | "MEMBER" }
}

/** An account that a project could be billed to, as far as whoever asks may see it. */
export type Account = Chargeable & {
  readonly state: "LIVE" | "SUSPENDED" | "EXPIRED"
  readonly phi: boolean
  /** Whether they may bill to it: themselves, or an org where they are an admin or have billable activities (A111). */
  readonly mayBill: boolean
}

/** Billing stays where it is while the project is sponsored (A198), and always where its data stands in a store outside (A197). */
export function mayMove(project: Project, now: Date): Verdict {
  if (project.autoSymlink) return refuse("auto_symlink")
  return project.sponsor !== null && new Date(project.sponsor.until) > now ? refuse("sponsored") : allow
}

/** Billing is moved by those who ADMINISTER the project; by the payer's admins alone where its policy says so (A041, A190, A196). */
export function mayHandOver(
  project: Project,
  access: { readonly level: ProjectLevel; readonly payerAdmin: boolean },
): Verdict {
  if (!atLeast(access.level, "ADMINISTER")) return refuse("lacks_permission")
  return project.payer.transfer === "ADMIN" && !access.payerAdmin ? refuse("transfer_restricted") : allow
}

/**
 * An account can take a project where whoever takes it may bill, a PHI project only with PHI of its own, and where its storage can be charged
 * (A186, A195, A117).
 */
export function mayPay(project: Project, account: Account): Verdict {
  if (account.id === project.payer.id) return refuse("already_billed")
  if (!account.mayBill)
    return refuse("not_billable", `You have no billable activities in ${account.name}. Ask an admin of it.`)
  const goesOn = mayTakeBills(account)
  if (!goesOn.allowed) return goesOn
  if (!project.flags.containsPhi || account.phi) return mayCharge(account)
  return refuse(
    "phi_billing",
    account.id.startsWith("org-")
      ? `${account.name} has no PHI data protection, which this project needs.`
      : "A PHI project is billed to an organization that has PHI data protection, never to a person.",
  )
}
