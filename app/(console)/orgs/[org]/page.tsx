import { redirect } from "next/navigation"
import { type OrgParams, orgOf } from "./org"

/** The first tab the viewer may open. */
export default async function OrgPage({ params }: OrgParams): Promise<never> {
  const org = await orgOf((await params).org)
  if (org.tabs.members) redirect(`/orgs/${org.id}/members`)
  redirect(`/orgs/${org.id}/projects`)
}
