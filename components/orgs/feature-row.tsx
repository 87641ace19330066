import type { ReactNode } from "react"
import { Badge } from "@/components/ui/badge"

type FeatureRowProps = { name: string; on: boolean; hint: string; children?: ReactNode }

/** What support alone switches on: whether it is, and how to ask for it (A043, A342). */
export const FeatureRow = ({ name, on, hint, children }: FeatureRowProps) => (
  <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
    <div>
      <p className="font-medium">{name}</p>
      <p className="text-dim text-sm">{hint}</p>
    </div>
    <div className="flex items-center gap-3">
      <Badge tone={on ? "accent" : "neutral"}>{on ? "On" : "Off"}</Badge>
      {on ? null : children}
    </div>
  </div>
)
