"use server"

import { previewAction, queryAction, runAction } from "@/lib/doors/action"

export const run = async (name: unknown, org: unknown, input: unknown, options?: unknown) =>
  runAction(name, org, input, options)
export const look = async (name: unknown, org: unknown, input: unknown) => previewAction(name, org, input)
export const fetchQuery = async (name: unknown, org: unknown, input: unknown) => queryAction(name, org, input)
