import { storeFile } from "@/lib/files/store"
import { importMembers } from "@/lib/imports/import-members"
import { importOverview } from "@/lib/imports/overview"
import { importRows } from "@/lib/imports/rows"

export const fileOperations = [storeFile, importOverview, importRows, importMembers] as const
