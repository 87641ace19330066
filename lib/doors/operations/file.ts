import { storeFile } from "@/lib/files/store"
import { importMembers } from "@/lib/imports/import-members"
import { importRows } from "@/lib/imports/rows"

export const fileOperations = [storeFile, importRows, importMembers] as const
