import { createMeter } from "@/lib/meters/create"
import { listMeters } from "@/lib/meters/list"
import { disableMeter, enableMeter } from "@/lib/meters/set-state"
import { issueMeterToken, revokeMeterToken } from "@/lib/meters/tokens"
import type { AnyOperation } from "@/lib/operations/operation"

/** Metering accounts, at the support desk. */
export const meterOperations: readonly AnyOperation[] = [
  listMeters,
  createMeter,
  issueMeterToken,
  revokeMeterToken,
  disableMeter,
  enableMeter,
]
