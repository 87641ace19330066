import {
  type PathRow,
  type PayerRow,
  type ProjectLock,
  type ProjectStandRow,
  projectStand,
} from "@/db/sql/project-stand"
import type { Tx } from "@/db/tenancy"
import { chargeableOf } from "@/lib/access/charging"
import { atLeast, higher, type ProjectLevel } from "@/lib/access/levels"
import type { GrantLevel, Path } from "@/lib/access/project-access"
import { type Payer, type ProjectFacts, type ProjectStanding, sessionOf, tokenOf, userOf } from "./actor"
import { Leave, refused } from "./failures"
import type { Call } from "./ground"
import type { AnyOperation, Ground } from "./operation"

const THING = /^(project|app)-[0-9A-Za-z]{1,64}$/

/** The projects and apps a call names; what is no id names nothing. */
export function thingsOf(operation: AnyOperation, input: unknown): readonly string[] {
  const named = (): readonly unknown[] => {
    if (operation.things) return operation.things(input)
    if (operation.on !== "project" || input === null || typeof input !== "object" || !("project" in input)) return []
    return [input.project]
  }
  return named().filter((id): id is string => typeof id === "string" && THING.test(id))
}

export const pathOf = (row: PathRow): Path => ({
  via: row.via,
  principal: row.principal,
  name: row.principal,
  org: row.org_id,
  share: row.share,
  cap: row.cap,
  endsAt: row.ends_at,
  standing: row.standing,
  level: row.level,
})

const payerOf = (row: PayerRow | null): Payer | null => row && chargeableOf(row)

export function projectOf({ project, usage, payer, transfer }: ProjectStandRow): ProjectFacts {
  const { sponsored_by, sponsored_until } = project
  return {
    id: project.id,
    name: project.name,
    summary: project.summary,
    description: project.description,
    tags: project.tags,
    properties: project.properties,
    flags: {
      protected: project.protected,
      restricted: project.restricted,
      downloadRestricted: project.download_restricted,
      externalUploadRestricted: project.external_upload_restricted,
      databaseUiViewOnly: project.database_ui_view_only,
      displayDataProtectionNotice: project.display_data_protection_notice,
      httpsAppIsolatedBrowsing: project.https_app_isolated_browsing,
      containsPhi: project.contains_phi,
    },
    allowedExecutables: project.allowed_executables,
    autoSymlink: project.auto_symlink,
    payer: payerOf(payer) ?? {
      id: project.billed_to,
      name: project.billed_to,
      state: "LIVE",
      phi: false,
      billable: false,
      spendingLimit: null,
      fundsLeft: null,
      confirmed: false,
      transfer: "ADMIN",
      licences: [],
    },
    createdBy: project.created_by,
    createdAt: project.created_at,
    modifiedAt: project.modified_at,
    version: project.version,
    limits: {
      compute: project.monthly_compute_limit,
      egress: project.monthly_egress_limit,
      storage: project.storage_limit,
    },
    bytes: usage?.bytes ?? 0,
    objects: usage?.objects ?? 0,
    sponsor: sponsored_by !== null && sponsored_until !== null ? { id: sponsored_by, until: sponsored_until } : null,
    transfer,
  }
}

function standingOf(row: ProjectStandRow, me: string | null): ProjectStanding {
  const paths = row.paths.map(pathOf)
  return {
    level: paths.reduce<ProjectLevel>((best, path) => higher(best, path.level), "NONE"),
    paths,
    payerAdmin: row.payer_admin,
    isSponsor: row.sponsor,
    isRecipient: me !== null && row.transfer?.toUser === me,
    noticeAccepted: row.notice_accepted,
  }
}

const SYSTEM: ProjectStanding = {
  level: "ADMINISTER",
  paths: [],
  payerAdmin: true,
  isSponsor: false,
  isRecipient: false,
  noticeAccepted: true,
}

const sees = (access: ProjectStanding): boolean =>
  access.level !== "NONE" || access.payerAdmin || access.isSponsor || access.isRecipient

const lockFor = (operation: AnyOperation, lock: "read" | "share" | "update"): ProjectLock => {
  if (lock === "read") return "read"
  if (lock === "update") return "payer"
  return operation.kind === "mutation" && operation.locksProject ? "update" : "share"
}

/** Where the actor stands in any project of the transaction, or null where there is none such or it is none of theirs. */
export async function placeInProject(
  tx: Tx,
  project: string,
  call: Pick<Call, "actor">,
  lock: ProjectLock,
  beside?: string,
): Promise<(Ground["project"] & { readonly live: boolean }) | null> {
  const { actor } = call
  const [row] = await tx.rows<ProjectStandRow>(projectStand(project, lock, sessionOf(actor), tokenOf(actor), beside))
  if (!row) return null
  const me = userOf(actor)
  const access = actor.kind === "system" ? SYSTEM : standingOf(row, me)
  if (!sees(access)) return null
  // A token for one org reaches the projects that org pays for.
  if (actor.kind === "user" && actor.token?.orgId && actor.token.orgId !== row.project.billed_to) return null
  return { project: projectOf(row), access, me: me ?? "system", live: row.credential_live }
}

/**
 * Places the actor in the project of the call. Throws Leave with `not_found` where the project must stay secret, `lacks_permission` where
 * they see it and hold too little.
 */
export async function standInProject(
  tx: Tx,
  operation: AnyOperation,
  call: Call,
  input: unknown,
  lock: "read" | "share" | "update",
): Promise<Ground["project"]> {
  const [project] = thingsOf(operation, input)
  const beside = operation.kind === "mutation" ? operation.locksBeside?.(input) : undefined
  const found = project ? await placeInProject(tx, project, call, lockFor(operation, lock), beside) : null
  if (!found) throw new Leave(refused("not_found"))
  const { live, ...ground } = found
  if (!live) throw new Leave(refused("sign_in_required"))
  const needed = operation.needs.startsWith("project:") ? operation.needs.slice("project:".length) : "see"
  if (needed !== "see" && !atLeast(ground.access.level, needed as GrantLevel))
    throw new Leave(refused("lacks_permission"))
  if (operation.kind === "mutation" && ground.project.payer.state !== "LIVE") throw new Leave(refused("org_expired"))
  return ground
}
