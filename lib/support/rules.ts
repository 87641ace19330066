import { allow, refuse, type Verdict } from "@/lib/access/verdict"

/** The user who was named is there. */
export const exists = ({ facts, input }: { facts: { user: object | null }; input: { who: string } }): Verdict =>
  facts.user ? allow : refuse("not_found", `There is no user ${input.who}.`)
