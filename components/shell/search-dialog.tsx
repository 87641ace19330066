"use client"

import { Autocomplete } from "@base-ui/react/autocomplete"
import { Dialog } from "@base-ui/react/dialog"
import { Search } from "lucide-react"
import { useState } from "react"
import { Kbd } from "@/components/ui/kbd"
import type { Command } from "./commands"

type SearchDialogProps = {
  label: string
  placeholder: string
  commands: readonly Command[]
  onPick: (command: Command) => void
  onClose: () => void
}

/** A search over things to go to or do: type, arrow, Enter. The switcher and the palette are both this. */
export function SearchDialog({ label, placeholder, commands, onPick, onClose }: SearchDialogProps) {
  const [open, setOpen] = useState(true)
  const groups = grouped(commands)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-50 grid items-start justify-items-center px-3 pt-[9vh] pb-6">
          <Dialog.Popup
            aria-label={label}
            className="flex max-h-[min(520px,82dvh)] w-full max-w-[520px] flex-col overflow-hidden rounded-xl border border-line bg-surface text-ink shadow-raised outline-none transition-[opacity,translate] duration-150 ease-out data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0"
          >
            <Autocomplete.Root
              open
              inline
              items={groups}
              autoHighlight="always"
              keepHighlight
              itemToStringValue={(command: Command) =>
                `${command.label} ${command.hint ?? ""} ${command.keywords ?? ""}`
              }
              limit={60}
            >
              <div className="flex items-center gap-2.5 border-b px-4">
                <Search aria-hidden size={15} className="shrink-0 text-faint" />
                <Autocomplete.Input
                  aria-label={label}
                  placeholder={placeholder}
                  className="h-12 w-full min-w-0 bg-transparent outline-none"
                />
                <Dialog.Close aria-label="Close" className="rounded-sm">
                  <Kbd>Esc</Kbd>
                </Dialog.Close>
              </div>
              <Autocomplete.Empty className="px-4 text-dim empty:hidden">
                <p className="py-6 text-center">Nothing of that name.</p>
              </Autocomplete.Empty>
              <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1.5 empty:hidden">
                {(group: Group) => (
                  <Autocomplete.Group key={group.label} items={group.items} className="mb-1 last:mb-0">
                    <Autocomplete.GroupLabel className="px-2.5 pt-1.5 pb-1 text-dim text-xs">
                      {group.label}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(command: Command) => (
                        <Autocomplete.Item
                          key={command.id}
                          value={command}
                          onClick={() => {
                            setOpen(false)
                            onPick(command)
                          }}
                          className="flex min-h-9 cursor-pointer select-none items-center gap-3 rounded-md px-2.5 py-1.5 outline-none data-highlighted:bg-sunken"
                        >
                          <span className="min-w-0 flex-1 truncate">{command.label}</span>
                          {command.hint ? <span className="shrink-0 text-dim text-xs">{command.hint}</span> : null}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type Group = { readonly label: string; readonly items: Command[] }

function grouped(commands: readonly Command[]): Group[] {
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    const group = groups.get(command.group)
    if (group) group.push(command)
    else groups.set(command.group, [command])
  }
  return [...groups].map(([label, items]) => ({ label, items }))
}
