import { perform } from "../lib/operations/perform"
import { createSupport } from "../lib/support/create"
import { argumentsOf, because, callOf, command, Halt } from "./command"

const USAGE = "Usage: npm run support:create -- --username sam --name 'Sam Support' --email sam@example.org"

await command(async () => {
  const text = { type: "string" } as const
  const { values } = argumentsOf({ username: text, name: text, email: text, help: { type: "boolean" } }, USAGE)
  if (!values.username || !values.name || !values.email) throw new Halt(USAGE)
  const input = { handle: values.username, name: values.name, email: values.email }
  const answer = await perform(createSupport, callOf("support-create", input))
  if (!answer.ok) throw because(answer)
  return `Made ${values.name} (${answer.value.userId}) support staff. The activation link goes to ${values.email} as soon as a server runs.`
})
