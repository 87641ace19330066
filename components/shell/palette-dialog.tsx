"use client"

import { useRouter } from "next/navigation"
import { type Command, usePageCommands } from "./commands"
import { orgCommand } from "./org-switcher-dialog"
import type { OrgPlace, Place } from "./places"
import { SearchDialog } from "./search-dialog"
import { keepTheme, THEMES } from "./theme"

type PaletteDialogProps = { orgs: readonly OrgPlace[]; places: readonly Place[]; onClose: () => void }

/** Everything there is to go to or to do from here. */
export default function PaletteDialog({ orgs, places, onClose }: PaletteDialogProps) {
  const router = useRouter()
  const page = usePageCommands()
  const commands: readonly Command[] = [
    ...page,
    ...places.map((place) => ({ id: place.href, label: place.label, group: "Go to", href: place.href })),
    ...orgs.map((org) => orgCommand(org, "Organizations")),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      label: theme === "system" ? "Theme as the system" : `${theme === "dark" ? "Dark" : "Light"} theme`,
      group: "Theme",
      run: () => keepTheme(theme),
    })),
  ]
  const pick = (command: Command) => ("href" in command ? router.push(command.href) : command.run())
  return (
    <SearchDialog
      label="Command palette"
      placeholder="Go to a page or an organization, or do something"
      commands={commands}
      onPick={pick}
      onClose={onClose}
    />
  )
}
