import type { AnyOperation } from "@/lib/operations/operation"

export const tokenOperations: readonly AnyOperation[] = []
