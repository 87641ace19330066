import { transferClosed, viewOfTransfer, viewTaken } from "@/db/sql/transfers"
import type { Tx } from "@/db/tenancy"
import { atLeast } from "@/lib/access/levels"
import { allow, refuse } from "@/lib/access/verdict"
import { type Ask, mutation } from "@/lib/operations/operation"
import { onProject } from "@/lib/projects/inputs"
import { closed, partiesOf, tell } from "./facts"

type Facts = { readonly viewOf: string | null }
type ProjectAsk = Ask<"project", { project: string }>

const load = async (tx: Tx, { project, locking }: ProjectAsk): Promise<Facts> => {
  const [view] = await tx.rows<{ principal: string }>(viewOfTransfer(project.id, locking))
  return { viewOf: view?.principal ?? null }
}

/** What came with the request goes with it: the person has no more reason to see the project. */
async function close(tx: Tx, ask: ProjectAsk & { readonly facts: Facts }) {
  const parties = await partiesOf(tx, ask)
  if (ask.facts.viewOf) await tx.rows(viewTaken(ask.project.id, ask.facts.viewOf))
  await tx.rows(transferClosed(ask.project.id))
  return parties
}

/** Takes a request back as long as it is not accepted (A194): by those who administer the project, or decide over it for its payer. */
export const cancelTransfer = mutation({
  name: "project.cancel-transfer",
  summary: "Cancels a request to take over the billing of a project.",
  on: "project",
  needs: "project:see",
  locksProject: true,
  input: onProject,
  load,
  rule: ({ project, access }) => {
    if (!atLeast(access.level, "ADMINISTER") && !access.payerAdmin)
      return refuse("lacks_permission", "A transfer is cancelled by those who administer the project or its billing.")
    return project.transfer ? allow : refuse("transfer_void")
  },
  plan: ({ viewOf }, ask) => closed(ask, viewOf),
  apply: async (tx, _changed, ask) => {
    const parties = (await close(tx, ask)).filter((party) => party.recipient)
    return { value: null, notices: tell(ask, "project.transfer-cancelled", parties, {}, "/projects") }
  },
  example: ({ project }) => ({ project }),
})

/** Says no to a project that was handed to oneself; who asked is told. */
export const declineTransfer = mutation({
  name: "project.decline-transfer",
  summary: "Declines to take over the billing of a project.",
  on: "project",
  needs: "project:see",
  locksProject: true,
  input: onProject,
  load,
  rule: ({ project, access }) => {
    if (!project.transfer) return refuse("transfer_void")
    return access.isRecipient ? allow : refuse("lacks_permission", "This project was not handed to you.")
  },
  plan: ({ viewOf }, ask) => closed(ask, viewOf),
  apply: async (tx, _changed, ask) => {
    const parties = (await close(tx, ask)).filter((party) => party.requester)
    return { value: null, notices: tell(ask, "project.transfer-declined", parties) }
  },
  example: ({ project }) => ({ project }),
})
