import { headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import { clock } from "@/lib/clock"
import { currentActor, requestOrigin } from "@/lib/identity"
import type { Actor } from "@/lib/operations/actor"
import type { On, Query } from "@/lib/operations/operation"
import type { Outcome, Refused } from "@/lib/operations/outcome"
import { read } from "@/lib/operations/read"

/** Thrown by `ask` when a page cannot be shown for a reason that is ours: shown as an error with its incident, never as an empty list. */
export class PageFailure extends Error {
  /** All that reaches the browser of an error: the word, and the incident that names the log lines. */
  readonly digest: string
  constructor(readonly answer: Refused) {
    super(answer.message)
    this.name = "PageFailure"
    this.digest = answer.incident ? `${answer.refusal}:${answer.incident}` : answer.refusal
  }
}

const toSignIn = async (): Promise<never> => {
  const path = (await headers()).get("x-path") ?? "/"
  return redirect(`/sign-in?next=${encodeURIComponent(path)}`)
}

/** The person who looks at the page; sends anyone else to sign in. */
export async function viewer(): Promise<Extract<Actor, { kind: "user" }>> {
  const actor = await currentActor()
  return actor.kind === "user" ? actor : toSignIn()
}

/** Runs a query for a page and hands back whatever it answered. */
export async function tryAsk<O extends On, Input, Output>(
  query: Query<O, Input, Output>,
  org: string | null,
  input: unknown,
): Promise<Outcome<Output>> {
  return read(query, { actor: await currentActor(), origin: await requestOrigin("page"), org, input, now: clock.now() })
}

/** Runs a query for a page: its value, or sign-in, or not found, or the error page. */
export async function ask<O extends On, Input, Output>(
  query: Query<O, Input, Output>,
  org: string | null,
  input: unknown,
): Promise<Output> {
  const answer = await tryAsk(query, org, input)
  if (answer.ok) return answer.value
  if (answer.refusal === "sign_in_required") return toSignIn()
  if (["not_found", "not_a_member", "lacks_permission", "unknown_operation", "invalid_input"].includes(answer.refusal))
    notFound()
  throw new PageFailure(answer)
}
