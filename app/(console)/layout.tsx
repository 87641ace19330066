import { cookies, headers } from "next/headers"
import type { ReactNode } from "react"
import { fetchQuery, look, run } from "@/app/actions"
import { Announcements } from "@/components/announcements/announcements"
import { FundsChip } from "@/components/orgs/funds-chip"
import { Frame } from "@/components/shell/frame"
import { Providers } from "@/components/shell/providers"
import { isTheme, THEME_COOKIE } from "@/components/shell/theme"
import { currentAnnouncements } from "@/lib/announcements/current"
import { ask, viewer } from "@/lib/doors/page"
import { switcher } from "@/lib/orgs/switcher"
import { lookAnnounced } from "./announced"
import { placesOf } from "./places"
import { signOut } from "./sign-out"
import { countUnread } from "./unread"

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const person = await viewer()
  const [{ orgs, funds, timeZone, unread }, announced, jar, head] = await Promise.all([
    ask(switcher, null, {}),
    ask(currentAnnouncements, null, {}),
    cookies(),
    headers(),
  ])
  const theme = jar.get(THEME_COOKIE)?.value
  const { nav, help } = placesOf(orgs, person.support)
  return (
    <Providers nonce={head.get("x-nonce") ?? undefined} zone={timeZone} run={run} preview={look} read={fetchQuery}>
      <Frame
        orgs={orgs.map((org) => ({
          id: org.id,
          handle: org.handle,
          label: org.name,
          href: org.opens ? `/orgs/${org.id}` : `/profile/organizations`,
          admin: org.level === "ADMIN",
        }))}
        home="/"
        allOrgs="/orgs"
        nav={nav}
        help={help}
        user={{ name: person.name, handle: person.handle }}
        profile="/profile"
        theme={isTheme(theme) ? theme : "system"}
        signOut={signOut}
        unread={unread}
        countUnread={countUnread}
        announcements={<Announcements current={announced} look={lookAnnounced} />}
        funds={funds ? <FundsChip name={funds.name} left={funds.left} limit={funds.limit} /> : null}
      >
        {children}
      </Frame>
    </Providers>
  )
}
