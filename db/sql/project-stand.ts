import type { ProjectLevel } from "@/lib/access/levels"
import type { GrantLevel, PathStanding, Via } from "@/lib/access/project-access"
import type { Statement } from "../tenancy"

/** As the function's JSON has it: snake case, times as text. */
export type PathRow = {
  project_id: string
  user_id: string
  via: Via
  principal: string
  org_id: string | null
  share: GrantLevel
  cap: ProjectLevel | null
  ends_at: string | null
  standing: PathStanding
  level: ProjectLevel
}

export type ProjectRow = {
  id: string
  name: string
  summary: string
  description: string
  tags: string[]
  properties: Record<string, string>
  billed_to: string
  created_by: string
  created_at: string
  modified_at: string
  version: number
  contains_phi: boolean
  protected: boolean
  restricted: boolean
  download_restricted: boolean
  external_upload_restricted: boolean
  database_ui_view_only: boolean
  display_data_protection_notice: boolean
  https_app_isolated_browsing: boolean
  allowed_executables: string[] | null
  auto_symlink: boolean
  sponsored_by: string | null
  sponsored_until: string | null
  monthly_compute_limit: number | null
  monthly_egress_limit: number | null
  storage_limit: number | null
}

export type PayerRow = {
  id: string
  name: string
  state: "LIVE" | "SUSPENDED" | "EXPIRED"
  phi: boolean
  billable: boolean
  transfer: "ADMIN" | "MEMBER"
  licences: string[]
  /** Micro-dollars; null is unlimited. */
  spending_limit: string | null
  funds_left: string | null
  confirmed: boolean
}

export type ProjectStandRow = {
  project: ProjectRow
  usage: { bytes: number; objects: number } | null
  payer: PayerRow | null
  payer_admin: boolean
  sponsor: boolean
  transfer: { toUser: string; toName: string; requestedBy: string; createdAt: string } | null
  notice_accepted: boolean
  paths: PathRow[]
  credential_live: boolean
}

/** `share` holds what the answer rests on still, `update` the project's row as well, `payer` its payer's row before that, with that of `beside`. */
export type ProjectLock = "read" | "share" | "update" | "payer"

/** Where the actor stands in a project of the transaction; no row where there is no such project. */
export const projectStand = (
  project: string,
  lock: ProjectLock,
  session: string | null,
  token: string | null,
  beside: string | null = null,
): Statement => ({
  name: "project-stand",
  text: "select * from project_stand($1, $2, $3, $4, $5)",
  values: [project, lock, session, token, beside],
})
