import type { AnyOperation } from "@/lib/operations/operation"
import { approveRequest } from "@/lib/requests/approve"
import { assignRequest } from "@/lib/requests/assign"
import { closeRequest } from "@/lib/requests/close"
import { createRequest } from "@/lib/requests/create"
import { declineRequest, returnRequest, settleRequest } from "@/lib/requests/decide"
import { getRequest } from "@/lib/requests/get"
import { listRequests } from "@/lib/requests/list"
import { noteOnRequest } from "@/lib/requests/note"
import { requestsOfOrg } from "@/lib/requests/of-org"
import { openRequest } from "@/lib/requests/open"
import { requestQueue } from "@/lib/requests/queue"
import { replyToRequest } from "@/lib/requests/reply"

export const requestOperations: readonly AnyOperation[] = [
  createRequest,
  listRequests,
  requestsOfOrg,
  getRequest,
  replyToRequest,
  closeRequest,
  requestQueue,
  openRequest,
  assignRequest,
  noteOnRequest,
  returnRequest,
  declineRequest,
  settleRequest,
  approveRequest,
]
