import type { AnyOperation } from "@/lib/operations/operation"
import { createOrg } from "@/lib/orgs/create"
import { getOrg } from "@/lib/orgs/get"
import { listOrgs } from "@/lib/orgs/list"
import { recentChanges } from "@/lib/orgs/recent-changes"
import { renameOrg } from "@/lib/orgs/rename"
import { setPolicies } from "@/lib/orgs/set-policies"
import { switcher } from "@/lib/orgs/switcher"

export const orgOperations: readonly AnyOperation[] = [
  listOrgs,
  switcher,
  getOrg,
  createOrg,
  renameOrg,
  setPolicies,
  recentChanges,
]
