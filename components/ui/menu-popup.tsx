"use client"

import { Menu } from "@base-ui/react/menu"
import { clsx } from "clsx"
import { Check } from "lucide-react"
import Link from "next/link"
import { type ReactNode, type RefObject, useEffect, useRef } from "react"
import type { MenuEntry } from "./menu-entries"

type MenuPopupProps = {
  label: string
  anchor: RefObject<HTMLElement | null>
  container: HTMLElement | null
  align: "start" | "end"
  open: boolean
  /** Opened by a key: the first entry takes the focus. */
  byKeyboard: boolean
  onOpenChange: (open: boolean) => void
  entries: () => readonly MenuEntry[]
}

const item =
  "flex min-h-8 w-full items-center gap-2 rounded-sm px-2.5 py-1.5 text-left outline-none select-none data-highlighted:bg-sunken data-disabled:cursor-not-allowed data-disabled:text-faint"

export default function MenuPopup({
  label,
  anchor,
  container,
  align,
  open,
  byKeyboard,
  onOpenChange,
  entries,
}: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open || !byKeyboard) return
    // After the popup has taken the focus itself, and unless a quick key went on from there already.
    const timer = setTimeout(() => {
      const items = popup.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? []
      if (![...items].some((one) => one === document.activeElement)) items[0]?.focus()
    }, 50)
    return () => clearTimeout(timer)
  }, [open, byKeyboard])
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Portal {...(container ? { container } : {})}>
        <Menu.Positioner
          anchor={anchor}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup
            ref={popup}
            aria-label={label}
            finalFocus={anchor}
            className="max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg border border-line-strong bg-surface p-1 text-ink shadow-raised outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {open ? entries().map((entry, at) => <Entry key={keyOf(entry, at)} entry={entry} />) : null}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const keyOf = (entry: MenuEntry, at: number) => `${at}-${entry.kind}`

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "rule":
      return <Menu.Separator className="my-1 h-px bg-line" />
    case "heading":
      return (
        <div className="px-2.5 pt-1.5 pb-1 text-sm">
          <p className="font-medium">{entry.label}</p>
          {entry.detail ? <p className="text-dim">{entry.detail}</p> : null}
        </div>
      )
    case "link":
      return (
        <Menu.LinkItem
          closeOnClick
          render={<Link href={entry.href} />}
          aria-current={entry.current ? "page" : undefined}
          className={clsx(item, entry.current && "font-medium")}
        >
          {entry.icon}
          <span className="flex-1 [overflow-wrap:anywhere]">{entry.label}</span>
          {entry.hint ? <span className="text-dim text-xs">{entry.hint}</span> : null}
        </Menu.LinkItem>
      )
    case "do":
      return (
        <Menu.Item
          onClick={entry.run}
          disabled={entry.reason !== undefined}
          className={clsx(item, entry.danger && !entry.reason && "text-danger data-highlighted:bg-danger-soft")}
        >
          {entry.icon}
          <span className="flex-1">
            {entry.label}
            {entry.reason ? <span className="block text-xs">{entry.reason}</span> : null}
          </span>
        </Menu.Item>
      )
    case "check":
      return (
        <Menu.CheckboxItem checked={entry.checked} onCheckedChange={entry.toggle} className={item}>
          <Mark>
            <Menu.CheckboxItemIndicator className="contents">
              <Check aria-hidden size={14} />
            </Menu.CheckboxItemIndicator>
          </Mark>
          {entry.label}
        </Menu.CheckboxItem>
      )
    case "one-of":
      return (
        <Menu.RadioGroup value={entry.value} onValueChange={entry.pick} aria-label={entry.label}>
          <p className="px-2.5 pt-1.5 pb-1 text-dim text-xs">{entry.label}</p>
          {entry.options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} className={item}>
              <Mark>
                <Menu.RadioItemIndicator className="contents">
                  <Check aria-hidden size={14} />
                </Menu.RadioItemIndicator>
              </Mark>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      )
  }
}

const Mark = ({ children }: { children: ReactNode }) => (
  <span className="grid size-4 shrink-0 place-items-center text-accent">{children}</span>
)
