import { redirect } from "next/navigation"
import { ask, viewer } from "@/lib/doors/page"
import { switcher } from "@/lib/orgs/switcher"

/** Where one lands: staff at their desk, others in the primary org where they have a page in it, else at their own memberships (A021). */
export default async function Start() {
  const person = await viewer()
  if (person.support) redirect("/support")
  const { orgs, primary } = await ask(switcher, null, {})
  const opens = orgs.find((org) => org.id === primary)?.opens
  redirect(primary && opens ? `/orgs/${primary}` : "/profile/organizations")
}
