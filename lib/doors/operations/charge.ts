import { meterStorage } from "@/lib/charges/meter-storage"
import { postCharges } from "@/lib/charges/post"
import { expireReservations, releaseCharge } from "@/lib/charges/release"
import { reserveCharge } from "@/lib/charges/reserve"
import type { AnyOperation } from "@/lib/operations/operation"

export const chargeOperations: readonly AnyOperation[] = [
  postCharges,
  reserveCharge,
  releaseCharge,
  expireReservations,
  meterStorage,
]
