import type { MemberSettings, ProjectLevel } from "@/lib/access/levels"
import type { MemberStatus } from "@/lib/access/members"
import type { Path } from "@/lib/access/project-access"
import type { Flags } from "@/lib/access/project-flags"
import type { Right } from "@/lib/access/rights"
import type { StaffRight } from "@/lib/access/staff"

/** Who is asking. A user comes with the session or the token they came with; `system` is the worker, by its task's name. */
export type Actor =
  | {
      readonly kind: "user"
      readonly userId: string
      readonly handle: string
      readonly name: string
      readonly email: string | null
      readonly support: boolean
      /** What they may do at the support desk; empty for all who are no staff. */
      readonly staff: readonly StaffRight[]
      /** A metering account: it posts charges and does nothing else. */
      readonly metering: boolean
      readonly session: { readonly id: string; readonly provenAt: Date } | null
      readonly token: { readonly id: string; readonly orgId: string | null; readonly readOnly: boolean } | null
    }
  | { readonly kind: "anonymous" }
  | { readonly kind: "system"; readonly task: string }

/** What is known of the request, for the trail and the log. */
export type Origin = {
  readonly id: string
  readonly ip: string | null
  readonly agent: string | null
  readonly door: "page" | "action" | "api" | "job" | "command"
}

export type OrgFacts = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly state: "LIVE" | "SUSPENDED" | "EXPIRED"
  readonly billable: boolean
  readonly memberListVisibility: "ADMIN" | "MEMBER" | "PUBLIC"
  readonly projectTransfer: "ADMIN" | "MEMBER"
  readonly provisioning: boolean
  readonly phi: boolean
  readonly gxp: boolean
  readonly memberCount: number
  readonly invitationCount: number
  readonly version: number
  readonly createdAt: Date
}

/** The actor's place in the org of the call: their settings and the union of their roles' rights. */
export type Standing = MemberSettings & {
  readonly status: MemberStatus
  readonly rights: readonly Right[]
  /** Of their roles; where a right alone does not say how far it reaches. */
  readonly policies: readonly string[]
}

/** The org or the user that a project is billed to. A user has no PHI and bills to nobody else. */
export type Payer = {
  readonly id: string
  readonly name: string
  readonly state: "LIVE" | "SUSPENDED" | "EXPIRED"
  readonly phi: boolean
  readonly billable: boolean
  /** Micro-dollars as text; null is unlimited. */
  readonly spendingLimit: string | null
  readonly fundsLeft: string | null
  /** Whether its billing information is confirmed. */
  readonly confirmed: boolean
  /** Who may move the billing of its projects (A041). */
  readonly transfer: "ADMIN" | "MEMBER"
  /** Flags of its projects that need a licence, for which it has one (A342). */
  readonly licences: readonly string[]
}

export type ProjectFacts = {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly properties: Readonly<Record<string, string>>
  readonly flags: Flags
  /** Ids of what may run as a root execution; null allows everything (A150, A151). */
  readonly allowedExecutables: readonly string[] | null
  readonly autoSymlink: boolean
  readonly payer: Payer
  readonly createdBy: string
  readonly createdAt: string
  readonly modifiedAt: string
  readonly version: number
  /** Its own limits (facts B3.2c): a month's compute in micro-dollars, a month's egress and what is stored in bytes; null is unlimited. */
  readonly limits: { readonly compute: number | null; readonly egress: number | null; readonly storage: number | null }
  readonly bytes: number
  readonly objects: number
  readonly sponsor: { readonly id: string; readonly until: string } | null
  readonly transfer: {
    readonly toUser: string
    readonly toName: string
    readonly requestedBy: string
    readonly createdAt: string
  } | null
}

/** The actor's place in the project of the call. `paths` carry ids for names: what is shown asks for the names. */
export type ProjectStanding = {
  readonly level: ProjectLevel
  readonly paths: readonly Path[]
  /** Decides over it without being in it: an active admin of the org that pays, or the user who pays (A090 to A094). */
  readonly payerAdmin: boolean
  readonly isSponsor: boolean
  readonly isRecipient: boolean
  readonly noticeAccepted: boolean
}

export const userOf = (actor: Actor): string | null => (actor.kind === "user" ? actor.userId : null)
export const sessionOf = (actor: Actor): string | null => (actor.kind === "user" ? (actor.session?.id ?? null) : null)
export const tokenOf = (actor: Actor): string | null => (actor.kind === "user" ? (actor.token?.id ?? null) : null)
