import type { AnyOperation } from "@/lib/operations/operation"

export const sessionOperations: readonly AnyOperation[] = []
