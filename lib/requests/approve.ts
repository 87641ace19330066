import type { z } from "zod"
import { refuse, type Verdict } from "@/lib/access/verdict"
import { type Asked, mutation } from "@/lib/operations/operation"
import { answer, told } from "./answer"
import { type AtDesk, loadAtDesk, mayDecide, moved, reasonOf } from "./at-desk"
import {
  type EffectFacts,
  effectChanges,
  effectWords,
  loadEffect,
  mayTakeEffect,
  RIGHT_FOR,
  takeEffect,
} from "./effects"
import { approveInput } from "./inputs"

type Approve = z.output<typeof approveInput>
type Facts = AtDesk & { readonly effect: EffectFacts | null }

function mayApprove(asked: Asked<"installation", Approve, Facts>): Verdict {
  const { facts, input, actor, now } = asked
  const verdict = mayDecide("approve")(asked)
  if (!verdict.allowed) return verdict
  if (!facts.request || !facts.effect) return refuse("not_found")
  if (actor.kind === "user" && !actor.staff.includes(RIGHT_FOR[input.effect.kind]))
    return refuse("lacks_permission", "To put this into effect is not among your rights at the support desk.")
  return mayTakeEffect(facts.request, input.effect, facts.effect, now)
}

/**
 * Support approves a request and puts it into effect in the same transaction, perhaps with another figure than was asked: a limit never below
 * what is charged and reserved, under the account's lock; PHI with the day its BAA was signed (A031, A121, A180, A199, A342, A343). The effect stands
 * in the org's own trail, as support's, with the request's number and support's words as its reason (INV-47). Who comes second is refused
 * with `request_closed`.
 */
export const approveRequest = mutation({
  name: "request.approve",
  summary: "Approves a request and puts what was asked for into effect.",
  on: "installation",
  needs: "staff:requests",
  reason: reasonOf,
  input: approveInput,
  load: async (tx, ask): Promise<Facts> => {
    const at = await loadAtDesk(tx, ask)
    return { ...at, effect: at.request ? await loadEffect(tx, at.request, ask.input.effect, ask) : null }
  },
  rule: mayApprove,
  plan: ({ request, effect }, { input, now }) =>
    request && effect ? [moved(request, "approve"), ...effectChanges(request, input.effect, effect, now)] : [],
  apply: async (tx, _, { facts, input, me, now }) => {
    const { request, effect } = facts
    if (!request || !effect) return { value: null }
    const others = await takeEffect(tx, request, input.effect, effect, now)
    await answer(tx, "approve", facts, { me, now, input })
    const said = { words: input.words, effect: effectWords(input.effect), now }
    return {
      value: { id: request.id, number: request.number },
      notices: [...(await told(tx, "request.approved", facts, said)), ...others],
    }
  },
  example: ({ request }) => ({
    request,
    version: 1,
    words: "The agreement is signed.",
    effect: { kind: "licence", licenceReference: "Agreement 4711" },
  }),
})
