"use client"

import { type ReactNode, Suspense, use } from "react"
import type { Page } from "./columns"

type TotalProps = { total: Page["total"]; fallback?: ReactNode; children: (total: number | null) => ReactNode }

/** The total when it is there; the rows never wait for it. */
export function Total({ total, fallback = null, children }: TotalProps) {
  if (!(total instanceof Promise)) return children(total)
  return (
    <Suspense fallback={fallback}>
      <Late total={total}>{children}</Late>
    </Suspense>
  )
}

const Late = ({ total, children }: { total: Promise<number | null>; children: TotalProps["children"] }) =>
  children(use(total))
