import type { AnyOperation } from "@/lib/operations/operation"

export const userOperations: readonly AnyOperation[] = []
