import { redirect } from "next/navigation"
import { ask, viewer } from "@/lib/doors/page"
import { switcher } from "@/lib/orgs/switcher"

/** Where one lands: the primary org for those who have a page in it, their own memberships for the others (A021). */
export default async function Start() {
  await viewer()
  const { orgs, primary } = await ask(switcher, null, {})
  const opens = orgs.find((org) => org.id === primary)?.opens
  redirect(primary && opens ? `/orgs/${primary}` : "/profile/organizations")
}
