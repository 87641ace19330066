import { perform } from "../lib/operations/perform"
import { read } from "../lib/operations/read"
import { findUser } from "../lib/support/find-user"
import { resendActivation } from "../lib/support/resend-activation"
import { signOutUser } from "../lib/support/sign-out-user"
import { unlockUser } from "../lib/support/unlock-user"
import { argumentsOf, because, callOf, command, Halt, REASON } from "./command"

const USAGE = "Usage: npm run user:find|user:unlock|user:sign-out|user:resend -- <username, user id or e-mail address>"

const STATES = { INVITED: "not activated", ACTIVE: "active", DISABLED: "disabled", CLOSED: "deleted" } as const

async function find(who: string): Promise<string> {
  const answer = await read(findUser, callOf("user-find", { who }))
  if (!answer.ok) throw because(answer)
  const { user, places, sessions } = answer.value
  if (!user) throw new Halt(`There is no user ${who}.`)
  const lines = [
    `${user.name} (${user.id}), ${STATES[user.state]}${user.support ? ", support staff" : ""}`,
    `  e-mail ${user.email ?? "none"}; created ${user.createdAt}; last active ${user.lastActiveAt ?? "never"}; open sessions ${sessions}`,
    ...places.map((one) => `  ${one.org} (${one.name}): ${one.level}, ${one.status}`),
  ]
  return lines.join("\n")
}

async function unlock(who: string): Promise<string> {
  const answer = await perform(unlockUser, callOf("user-unlock", { who, reason: REASON }))
  if (!answer.ok) throw because(answer)
  return `${answer.value.userId} can sign in again at once.`
}

async function signOut(who: string): Promise<string> {
  const answer = await perform(signOutUser, callOf("user-sign-out", { who, reason: REASON }))
  if (!answer.ok) throw because(answer)
  if (answer.changed === 0) return "Nobody was signed in."
  return `Signed ${answer.value.userId} out everywhere.`
}

async function resend(who: string): Promise<string> {
  const answer = await perform(resendActivation, callOf("user-resend", { who, reason: REASON }))
  if (!answer.ok) throw because(answer)
  return `A new activation link goes to ${who} as soon as a server runs; the old one is dead.`
}

const COMMANDS = { find, unlock, "sign-out": signOut, resend } as const

await command(async () => {
  const { positionals } = argumentsOf({ help: { type: "boolean" } }, USAGE)
  const [verb = "", who, ...more] = positionals
  if (!(verb in COMMANDS) || !who || more.length > 0) throw new Halt(USAGE)
  return COMMANDS[verb as keyof typeof COMMANDS](who)
})
