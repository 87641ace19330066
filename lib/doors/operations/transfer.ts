import { acceptTransfer } from "@/lib/transfers/accept"
import { cancelTransfer, declineTransfer } from "@/lib/transfers/close"
import { transferOptions, waitingTransfers } from "@/lib/transfers/options"
import { requestTransfer } from "@/lib/transfers/request"
import { transferToOrg } from "@/lib/transfers/to-org"

export const transferOperations = [
  requestTransfer,
  cancelTransfer,
  declineTransfer,
  acceptTransfer,
  transferToOrg,
  transferOptions,
  waitingTransfers,
] as const
