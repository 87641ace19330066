import type { AnyOperation } from "@/lib/operations/operation"

export const requestOperations: readonly AnyOperation[] = []
