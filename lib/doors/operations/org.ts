import type { AnyOperation } from "@/lib/operations/operation"

export const orgOperations: readonly AnyOperation[] = []
