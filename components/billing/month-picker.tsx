"use client"

import { useRouter } from "next/navigation"
import { useTransition } from "react"
import { Select } from "@/components/ui/select"

type MonthPickerProps = {
  label: string
  value: string
  /** Each with the address it leads to. */
  months: readonly { readonly value: string; readonly label: string; readonly href: string }[]
}

/** Leads to another month of the same page. */
export function MonthPicker({ label, value, months }: MonthPickerProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  return (
    <Select
      aria-label={label}
      aria-busy={pending}
      value={value}
      options={months}
      className="w-44"
      onChange={(event) => {
        const chosen = months.find((month) => month.value === event.target.value)
        if (chosen) start(() => router.push(chosen.href, { scroll: false }))
      }}
    />
  )
}
