import { STAFF_RIGHT_NAMES, staffRightsOf } from "../lib/access/staff"
import { perform } from "../lib/operations/perform"
import { createSupport } from "../lib/support/create"
import { argumentsOf, because, callOf, command, Halt, REASON } from "./command"

const USAGE = `Usage: npm run support:create -- --username sam --name 'Sam Support' --email sam@example.org [--rights people,requests]
Without --rights the account holds every right of the desk: ${STAFF_RIGHT_NAMES.join(", ")}; with --rights '' it reads and changes nothing.`

function rightsIn(text: string) {
  const words = text.split(",").flatMap((word) => word.trim() || [])
  const rights = staffRightsOf(words)
  const unknown = words.filter((word) => !rights.some((right) => right === word))
  if (unknown.length > 0)
    throw new Halt(`There is no right ${unknown.join(", ")}. There are: ${STAFF_RIGHT_NAMES.join(", ")}.`)
  return rights
}

await command(async () => {
  const text = { type: "string" } as const
  const options = { username: text, name: text, email: text, rights: text, help: { type: "boolean" } } as const
  const { values } = argumentsOf(options, USAGE)
  if (!values.username || !values.name || !values.email) throw new Halt(USAGE)
  const rights = values.rights === undefined ? STAFF_RIGHT_NAMES : rightsIn(values.rights)
  const input = { handle: values.username, name: values.name, email: values.email, rights, reason: REASON }
  const answer = await perform(createSupport, callOf("support-create", input))
  if (!answer.ok) throw because(answer)
  return `Made ${values.name} (${answer.value.userId}) support staff. The activation link goes to ${values.email} as soon as a server runs.`
})
