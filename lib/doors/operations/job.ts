import type { AnyOperation } from "@/lib/operations/operation"

export const jobOperations: readonly AnyOperation[] = []
