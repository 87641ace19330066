import type { AnyOperation } from "@/lib/operations/operation"

export const invitationOperations: readonly AnyOperation[] = []
