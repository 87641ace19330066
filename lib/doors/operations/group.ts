import { listGroups } from "@/lib/groups/list"

export const groupOperations = [listGroups] as const
