import type { RequestState } from "./inputs"

/** What can be done with a request, by the one who asked or by support. */
export type Move = "reply" | "withdraw" | "assign" | "return" | "approve" | "decline" | "settle"

type Row = { readonly by: "asker" | "staff"; readonly to: Readonly<Partial<Record<RequestState, RequestState>>> }

const toEach = (state: RequestState) => ({ NEW: state, IN_REVIEW: state, RETURNED: state })

/** Who may move a request, out of which state and into which. What is not named is refused: it is decided or closed (A343, facts B3.7). */
export const MOVES: Readonly<Record<Move, Row>> = {
  // An answer to a question brings it back to support.
  reply: { by: "asker", to: { NEW: "NEW", IN_REVIEW: "IN_REVIEW", RETURNED: "IN_REVIEW" } },
  withdraw: { by: "asker", to: toEach("CLOSED") },
  assign: { by: "staff", to: { NEW: "IN_REVIEW", IN_REVIEW: "IN_REVIEW", RETURNED: "RETURNED" } },
  return: { by: "staff", to: toEach("RETURNED") },
  approve: { by: "staff", to: toEach("APPROVED") },
  decline: { by: "staff", to: toEach("DECLINED") },
  settle: { by: "staff", to: toEach("CLOSED") },
}

/** The state after a move, or null where it is not to be made from there. */
export const stateAfter = (move: Move, from: RequestState): RequestState | null => MOVES[move].to[from] ?? null

/** Since when support is waited for, after a move: from an answer on, or as before; not while it waits for who asked, nor when it has ended. */
export function waitingAfter(to: RequestState, since: Date | null, now: Date): Date | null {
  return to === "NEW" || to === "IN_REVIEW" ? (since ?? now) : null
}
