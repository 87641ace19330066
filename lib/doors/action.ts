import { headers } from "next/headers"
import { clock } from "@/lib/clock"
import { currentActor, requestOrigin, sameOrigin } from "@/lib/identity"
import { keepSession } from "@/lib/identity/keep"
import { guarded } from "@/lib/identity/unknowable"
import { refused } from "@/lib/operations/failures"
import type { Call } from "@/lib/operations/ground"
import type { ActResult, Outcome, PreviewResult } from "@/lib/operations/outcome"
import { perform, preview } from "@/lib/operations/perform"
import { notPlain } from "@/lib/operations/plain"
import { read } from "@/lib/operations/read"
import { findMutation, findQuery } from "./registry"

export type ActOptions = { readonly expect?: string | undefined; readonly key?: string | undefined }

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.length > 0 && value.length <= 200 ? value : undefined

/** A call from the browser: its arguments are anything at all until looked at, and its origin has to be ours. */
async function callOf(org: unknown, input: unknown, options: unknown): Promise<Call | null> {
  if (!sameOrigin(await headers()) || notPlain(input) !== null || notPlain(options ?? null) !== null) return null
  const given = (options ?? {}) as ActOptions
  return {
    actor: await currentActor(),
    origin: await requestOrigin("action"),
    org: text(org) ?? null,
    input,
    now: clock.now(),
    expect: text(given.expect),
    key: text(given.key),
  }
}

const turnAway = async (input: unknown, options: unknown) =>
  sameOrigin(await headers())
    ? refused("invalid_input", {
        message: `What was sent ${notPlain(input) ?? notPlain(options ?? null) ?? "could not be read"}.`,
      })
    : refused("foreign_origin")

/** Carries out a mutation for the person who is signed in. */
export async function runAction(name: unknown, org: unknown, input: unknown, options: unknown): Promise<ActResult> {
  return guarded(async () => {
    const mutation = findMutation(text(name) ?? "")
    const call = await callOf(org, input, options)
    if (!call) return turnAway(input, options)
    return mutation ? keepSession(await perform(mutation, call)) : refused("unknown_operation")
  })
}

/** Says what a mutation would do. */
export async function previewAction(name: unknown, org: unknown, input: unknown): Promise<PreviewResult> {
  return guarded(async () => {
    const mutation = findMutation(text(name) ?? "")
    const call = await callOf(org, input, null)
    if (!call) return turnAway(input, null)
    return mutation ? preview(mutation, call) : refused("unknown_operation")
  })
}

/** Answers a query for a part of a page that is opened later. */
export async function queryAction(name: unknown, org: unknown, input: unknown): Promise<Outcome<unknown>> {
  return guarded(async () => {
    const query = findQuery(text(name) ?? "")
    const call = await callOf(org, input, null)
    if (!call) return turnAway(input, null)
    return query ? read(query, call) : refused("unknown_operation")
  })
}
