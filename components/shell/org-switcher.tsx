"use client"

import { ChevronDown } from "lucide-react"
import dynamic from "next/dynamic"
import { usePathname } from "next/navigation"
import { useState } from "react"
import type { OrgPlace } from "./places"

const load = () => import("./org-switcher-dialog")
const OrgSwitcherDialog = dynamic(load, { ssr: false })

/** Which organization this is; opens the search among one's own (A019). Offered only with two or more. */
export function OrgSwitcher({ orgs }: { orgs: readonly OrgPlace[] }) {
  const path = usePathname()
  const [open, setOpen] = useState(false)
  const current = orgs.find((org) => path === org.href || path.startsWith(`${org.href}/`))
  const only = orgs.length === 1 ? orgs[0] : undefined
  if (orgs.length === 0) return null
  const name = current?.label ?? only?.label ?? "Choose"
  return (
    <div className="min-w-0 border-l pl-3 leading-4 sm:pl-5">
      <span className="block font-medium text-2xs text-faint tracking-[0.07em]">ORGANIZATION</span>
      {only ? (
        <span className="block max-w-52 truncate font-medium">{name}</span>
      ) : (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={`Organization: ${name}. Switch`}
          onClick={() => setOpen(true)}
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
          className="flex max-w-40 items-center gap-1 rounded-sm font-medium sm:max-w-60"
        >
          <span className="truncate">{name}</span>
          <ChevronDown aria-hidden size={13} className="shrink-0" />
        </button>
      )}
      {open ? <OrgSwitcherDialog orgs={orgs} current={current?.id} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
