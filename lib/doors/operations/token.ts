import type { AnyOperation } from "@/lib/operations/operation"
import { createToken } from "@/lib/tokens/create"
import { deleteToken, listTokens, renameToken } from "@/lib/tokens/keep"

export const tokenOperations: readonly AnyOperation[] = [listTokens, createToken, renameToken, deleteToken]
