import Link from "next/link"
import type { ReactNode } from "react"
import { AccountMenu } from "./account-menu"
import { Bell } from "./bell"
import { HelpMenu } from "./help-menu"
import { MobileMenu } from "./mobile-menu"
import { NavLink } from "./nav-link"
import { OrgAdminMenu } from "./org-admin-menu"
import { OrgSwitcher } from "./org-switcher"
import type { OrgPlace, Place } from "./places"
import type { Theme } from "./theme"

export type HeaderProps = {
  /** Every organization of the viewer's. */
  orgs: readonly OrgPlace[]
  /** Where the mark leads. */
  home: string
  /** The list of all organizations administered. */
  allOrgs: string
  /** Organizations, Projects, Search: those that are built. */
  nav: readonly Place[]
  help: readonly Place[]
  user: { name: string; handle: string }
  profile: string
  theme: Theme
  signOut: () => Promise<void>
  /** Notifications not read, and the way to ask again. */
  unread: number
  countUnread: () => Promise<number | null>
  /** The funds-left chip. */
  funds?: ReactNode
}

/** The frame's head (A007, A016, A019): the mark, the organization, the places, the person. */
export function Header(props: HeaderProps) {
  const { orgs, home, allOrgs, nav, help, user, profile, theme, signOut, unread, countUnread, funds } = props
  const admin = orgs.filter((org) => org.admin)
  return (
    <header className="flex h-[52px] items-center gap-3 border-b bg-surface px-3 sm:gap-5 sm:px-6">
      <Link href={home} className="flex items-center gap-2 rounded-sm font-semibold tracking-tight">
        <Mark />
        <span className="max-sm:sr-only">Provost</span>
      </Link>
      <OrgSwitcher orgs={orgs} />
      <nav aria-label="Main" className="ml-2 hidden gap-1 md:flex">
        {nav.map((place) => (
          <NavLink key={place.href} {...place} />
        ))}
        {admin.length > 0 ? <OrgAdminMenu orgs={admin} allOrgs={allOrgs} /> : null}
      </nav>
      <div className="ml-auto flex items-center gap-2 text-dim sm:gap-3.5">
        {funds}
        <HelpMenu places={help} />
        <Bell unread={unread} countUnread={countUnread} />
        <MobileMenu nav={nav} help={help} orgs={admin} allOrgs={allOrgs} />
        <AccountMenu user={user} profile={profile} theme={theme} signOut={signOut} />
      </div>
    </header>
  )
}

const Mark = () => (
  <span
    aria-hidden
    className="grid size-[18px] place-items-center rounded-[5px] bg-accent font-semibold text-[11px] text-on-accent leading-none"
  >
    P
  </span>
)
