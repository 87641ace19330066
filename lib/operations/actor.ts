import type { MemberSettings } from "@/lib/access/levels"
import type { MemberStatus } from "@/lib/access/members"
import type { Right } from "@/lib/access/rights"

/** Who is asking. A user comes with the session or the token they came with; `system` is the worker, by its task's name. */
export type Actor =
  | {
      readonly kind: "user"
      readonly userId: string
      readonly handle: string
      readonly name: string
      readonly email: string | null
      readonly support: boolean
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
  readonly spendingLimit: string | null
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
export type Standing = MemberSettings & { readonly status: MemberStatus; readonly rights: readonly Right[] }

export const userOf = (actor: Actor): string | null => (actor.kind === "user" ? actor.userId : null)
export const sessionOf = (actor: Actor): string | null => (actor.kind === "user" ? (actor.session?.id ?? null) : null)
export const tokenOf = (actor: Actor): string | null => (actor.kind === "user" ? (actor.token?.id ?? null) : null)
