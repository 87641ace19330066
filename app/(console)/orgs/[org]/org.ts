import { cache } from "react"
import { ask } from "@/lib/doors/page"
import { getOrg } from "@/lib/orgs/get"

export type OrgParams = { params: Promise<{ org: string }> }

/** The org of the address, read once a request: its header and its pages ask for the same. */
export const orgOf = cache((org: string) => ask(getOrg, decodeURIComponent(org), {}))
