import { storeFile } from "@/lib/files/store"
import { importGroups } from "@/lib/imports/import-groups"
import { importMembers } from "@/lib/imports/import-members"
import { importProjects } from "@/lib/imports/import-projects"
import { importOverview } from "@/lib/imports/overview"
import { importRows } from "@/lib/imports/rows"

export const fileOperations = [
  storeFile,
  importOverview,
  importRows,
  importMembers,
  importGroups,
  importProjects,
] as const
