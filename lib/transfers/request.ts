import { grantsHeld, type HeldRow, principalsSought, type SoughtRow } from "@/db/sql/project-grants"
import { levelsOf, transferAsked, viewGiven } from "@/db/sql/transfers"
import { mayHandOver, mayMove } from "@/lib/access/project-transfer"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { partiesOf, tell } from "./facts"
import { requestTransferInput } from "./inputs"

/**
 * Asks a person to take over the billing of a project (A190, A191): nothing of the billing changes until they accept, and without access
 * they get VIEW (A192). Refuses by the payer's policy (A041), for sponsored (A198) and auto-symlink projects (A197), for a PHI project to
 * someone whom no org with PHI has (A186), and while another request is open.
 */
export const requestTransfer = mutation({
  name: "project.transfer-to-user",
  summary: "Asks a person to take over the billing of a project.",
  on: "project",
  needs: "project:ADMINISTER",
  locksProject: true,
  input: requestTransferInput,
  load: async (tx, { project, input, locking }) => {
    const found = await tx.rows<SoughtRow>(principalsSought([input.to]))
    const recipient = found.find((one) => one.id.startsWith("user-") && one.state === "ACTIVE") ?? null
    if (!recipient) return { recipient, reaches: false, held: null }
    const levels = await tx.rows<{ level: string }>(levelsOf(project.id, recipient.id))
    const [held] = await tx.rows<HeldRow>(grantsHeld(project.id, [recipient.id], locking))
    return { recipient, reaches: levels.length > 0, held: held ?? null }
  },
  rule: ({ project, access, facts: { recipient }, me, now }) => {
    const hands = mayHandOver(project, access)
    if (!hands.allowed) return hands
    const moves = mayMove(project, now)
    if (!moves.allowed) return moves
    if (project.transfer) return refuse("transfer_pending")
    if (!recipient) return refuse("unknown_user", "There is no activated account with this username or e-mail address.")
    if (recipient.id === me)
      return refuse("not_on_oneself", "Choose your own account, or an organization of yours, under Billed to.")
    if (project.flags.containsPhi && !recipient.phi)
      return refuse(
        "phi_billing",
        `${recipient.name} is in no organization with PHI data protection, and this project can be billed to no other.`,
      )
    return allow
  },
  plan: ({ recipient, reaches, held }, { project, now }) => {
    if (!recipient) return []
    const ended = held?.ends_at && held.ends_at <= now ? held : null
    const request = {
      target: project.id,
      label: project.name,
      outcome: "changed" as const,
      before: { transferTo: null },
      after: { transferTo: recipient.id },
      note: `${recipient.name} is told by mail. Until they accept nothing of the billing changes.`,
    }
    if (reaches || (held && !ended)) return [request]
    const before = ended ? { level: ended.level, endsAt: ended.ends_at?.toISOString() ?? null } : null
    return [
      request,
      {
        target: `${project.id}/${recipient.id}`,
        label: recipient.name,
        outcome: "changed",
        before,
        after: { level: "VIEW", ...(ended ? { endsAt: null } : {}) },
        note: "can view the project from now on",
      },
    ]
  },
  apply: async (tx, changed, ask) => {
    const { project, facts, me, now } = ask
    const to = facts.recipient?.id ?? ""
    await tx.rows(transferAsked(project.id, to, me, now))
    if (changed.some((one) => one.target !== project.id)) await tx.rows(viewGiven(project.id, to, me, now))
    const parties = (await partiesOf(tx, ask)).filter((party) => party.recipient)
    return { value: { to }, notices: tell(ask, "project.transfer-requested", parties) }
  },
  conflicts: { project_transfer_pkey: "transfer_pending" },
  example: ({ project, outsider }) => ({ project, to: outsider }),
})
