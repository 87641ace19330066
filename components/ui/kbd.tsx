import type { ReactNode } from "react"

export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="rounded-sm border border-line-strong px-1 font-medium font-sans text-[11px] text-faint leading-4">
    {children}
  </kbd>
)
