import type { AnyOperation } from "@/lib/operations/operation"
import { createRequest } from "@/lib/requests/create"
import { listRequests } from "@/lib/requests/list"
import { requestsOfOrg } from "@/lib/requests/of-org"

export const requestOperations: readonly AnyOperation[] = [createRequest, listRequests, requestsOfOrg]
