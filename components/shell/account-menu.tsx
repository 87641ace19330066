"use client"

import { startTransition, useState } from "react"
import { Avatar } from "@/components/ui/avatar"
import { Menu } from "@/components/ui/menu"
import { isTheme, keepTheme, type Theme } from "./theme"

type AccountMenuProps = {
  user: { name: string; handle: string }
  profile: string
  theme: Theme
  signOut: () => Promise<void>
}

const NAMES = { system: "As the system", light: "Light", dark: "Dark" } as const

export function AccountMenu({ user, profile, theme: kept, signOut }: AccountMenuProps) {
  const [theme, setTheme] = useState(kept)
  const pick = (value: string) => {
    if (!isTheme(value)) return
    setTheme(value)
    keepTheme(value)
  }
  return (
    <Menu
      label={`Account of ${user.name}`}
      size="icon"
      className="grid rounded-full"
      entries={() => [
        { kind: "heading", label: user.name, detail: user.handle },
        { kind: "rule" },
        { kind: "link", label: "Profile", href: profile },
        { kind: "rule" },
        {
          kind: "one-of",
          label: "Theme",
          value: theme,
          options: Object.entries(NAMES).map(([value, label]) => ({ value, label })),
          pick,
        },
        { kind: "rule" },
        { kind: "do", label: "Sign out", run: () => startTransition(() => signOut()) },
      ]}
    >
      <Avatar name={user.name} />
    </Menu>
  )
}
