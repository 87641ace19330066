import { clsx } from "clsx"

const SIZES = { sm: "size-5 text-[9px]", md: "size-[26px] text-[10.5px]", lg: "size-9 text-sm" } as const

/** First letters of the first and last word; beside a name it says nothing new, so it is hidden from readers. */
export function Avatar({ name, size = "md" }: { name: string; size?: keyof typeof SIZES | undefined }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-grid shrink-0 select-none place-items-center rounded-full bg-accent-soft font-semibold text-accent leading-none in-data-selected:bg-surface",
        SIZES[size],
      )}
    >
      {initialsOf(name)}
    </span>
  )
}

export function initialsOf(name: string): string {
  const words = name.split(/[\s._@-]+/u).filter(Boolean)
  const last = words.length > 1 ? words.at(-1) : undefined
  return (
    [words[0], last]
      .map((word) => [...(word ?? "")][0] ?? "")
      .join("")
      .toUpperCase() || "?"
  )
}
