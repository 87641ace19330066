import type { AnyOperation } from "@/lib/operations/operation"

export const fileOperations: readonly AnyOperation[] = []
