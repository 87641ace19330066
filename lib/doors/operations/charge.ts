import { postCharges } from "@/lib/charges/post"
import type { AnyOperation } from "@/lib/operations/operation"

export const chargeOperations: readonly AnyOperation[] = [postCharges]
