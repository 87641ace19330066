import { type Cast, mutation } from "@/lib/operations/operation"
import { answer, told } from "./answer"
import { type AtDesk, loadAtDesk, mayDecide, moved, reasonOf } from "./at-desk"
import { decideInput } from "./inputs"

const example = ({ request }: Cast) => ({
  request,
  version: 1,
  words: "Please tell us which purchase order it is for.",
})
const common = {
  on: "installation",
  needs: "staff:requests",
  input: decideInput,
  load: loadAtDesk,
  reason: reasonOf,
  example,
} as const

/** Support asks back: the request waits for who asked, who is told by mail and bell (A121). */
export const returnRequest = mutation({
  ...common,
  name: "request.return",
  summary: "Returns a request to who asked, with a question.",
  rule: mayDecide("return"),
  plan: ({ request }: AtDesk) => (request ? [moved(request, "return")] : []),
  apply: async (tx, _, { facts, input, me, now }) => {
    await answer(tx, "return", facts, { me, now, input })
    return {
      value: { id: input.request },
      notices: await told(tx, "request.returned", facts, { words: input.words, now }),
    }
  },
})

/** Support says no, in words; nothing is put into effect (A343). */
export const declineRequest = mutation({
  ...common,
  name: "request.decline",
  summary: "Declines a request, with the reason in words.",
  rule: mayDecide("decline"),
  plan: ({ request }: AtDesk) => (request ? [moved(request, "decline")] : []),
  apply: async (tx, _, { facts, input, me, now }) => {
    await answer(tx, "decline", facts, { me, now, input })
    return {
      value: { id: input.request },
      notices: await told(tx, "request.declined", facts, { words: input.words, now }),
    }
  },
})

/** Support answers and closes: for a question, or for what came to nothing (A034). */
export const settleRequest = mutation({
  ...common,
  name: "request.settle",
  summary: "Answers a request and closes it.",
  rule: mayDecide("settle"),
  plan: ({ request }: AtDesk) => (request ? [moved(request, "settle")] : []),
  apply: async (tx, _, { facts, input, me, now }) => {
    await answer(tx, "settle", facts, { me, now, input })
    return {
      value: { id: input.request },
      notices: await told(tx, "request.settled", facts, { words: input.words, now }),
    }
  },
})
