import type { AnyOperation } from "@/lib/operations/operation"

export const memberOperations: readonly AnyOperation[] = []
