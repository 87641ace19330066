import { createApp } from "@/lib/apps/create"
import { editApp } from "@/lib/apps/edit"
import { getApp } from "@/lib/apps/get"
import { listApps } from "@/lib/apps/list"
import { listOrgApps } from "@/lib/apps/list-of-org"
import { addPermissions, developApp, removePermissions } from "@/lib/apps/permissions"
import { deprecateVersion, publishVersion, restoreVersion } from "@/lib/apps/versions"
import type { AnyOperation } from "@/lib/operations/operation"

export const appOperations: readonly AnyOperation[] = [
  listApps,
  listOrgApps,
  getApp,
  createApp,
  editApp,
  publishVersion,
  deprecateVersion,
  restoreVersion,
  addPermissions,
  removePermissions,
  developApp,
]
