import type { Metadata } from "next"
import { Password } from "@/components/profile/password"
import { Section } from "@/components/profile/section"
import { Sessions } from "@/components/profile/sessions"
import { ask } from "@/lib/doors/page"
import { listSessions } from "@/lib/sessions/end"
import { ownProfileQuery } from "@/lib/users/profile"

export const metadata: Metadata = { title: "Security · Profile" }

export default async function Security() {
  const [profile, sessions] = await Promise.all([ask(ownProfileQuery, null, {}), ask(listSessions, null, {})])
  return (
    <>
      <Section title="Signing in">
        <Password changedAt={profile.passwordChangedAt} handle={profile.handle} />
      </Section>
      <Sessions sessions={sessions} />
    </>
  )
}
