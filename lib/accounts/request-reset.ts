import { personNamed, type SignInRow } from "@/db/sql/sign-in"
import { Leave, refused } from "@/lib/operations/failures"
import { rateTake } from "@/lib/operations/guard"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { requestResetInput } from "./inputs"
import { openLink } from "./links"
import { networkOf, tryKey } from "./prove"

type Input = { name: string }

const PER_NAME = { most: 5, seconds: 3600 } as const
const PER_ADDRESS = { most: 50, seconds: 3600 } as const

/**
 * Asks for a link to set a new password. Whether there is such a person is looked up after the answer, so that neither words
 * nor time tell (INV-55).
 */
export const requestReset = mutation<"installation", Input, null, null>({
  name: "account.request-reset",
  summary: "Asks for a mail with a link to set a new password.",
  on: "installation",
  needs: "anyone",
  input: requestResetInput,
  tokens: false,
  prepare: async (input, { origin, now }) => {
    const byName = await rateTake(`reset:${tryKey(input.name)}`, PER_NAME, now)
    const byAddress = origin.ip ? await rateTake(`reset:${networkOf(origin.ip)}`, PER_ADDRESS, now) : 0
    const retryAfter = Math.max(byName, byAddress)
    if (retryAfter > 0) throw new Leave(refused("rate_limited", { retryAfter }))
    return input
  },
  load: async () => null,
  rule: anyone,
  plan: () => [
    {
      target: "installation",
      label: "Reset link",
      outcome: "changed",
      before: null,
      after: { asked: true },
    },
  ],
  apply: async (_tx, _changed, { input }) => ({
    value: null,
    jobs: [{ task: "reset", payload: { name: input.name } }],
  }),
  example: ({ outsider }) => ({ name: outsider.replace("user-", "") }),
})

/** The worker's half: mails the link where there is an enabled person of that name, and does nothing where there is none. */
export const sendReset = mutation<"installation", Input, { person: SignInRow | null }, null>({
  name: "account.send-reset",
  summary: "Mails the link that was asked for.",
  on: "installation",
  needs: "system",
  input: requestResetInput,
  load: async (tx, { input }) => {
    const [person] = await tx.rows<SignInRow>(personNamed(input.name))
    return { person: person ?? null }
  },
  rule: anyone,
  plan: ({ person }) =>
    person?.email
      ? [
          {
            target: person.id,
            label: person.name,
            outcome: "changed",
            before: null,
            after: { link: "reset" },
            chain: person.id,
          },
        ]
      : [],
  apply: async (tx, _changed, { facts: { person }, now }) => {
    if (!person?.email) return { value: null }
    const link = await openLink(tx, { kind: "reset", userId: person.id, email: person.email }, now)
    return {
      value: null,
      notices: [
        {
          kind: "account.reset",
          to: { userId: person.id, address: person.email },
          payload: { name: person.name, handle: person.handle },
          link,
        },
      ],
    }
  },
  example: ({ outsider }) => ({ name: outsider.replace("user-", "") }),
})
