import { clsx } from "clsx"

const LOOKS = {
  plain: "border-line-strong bg-surface text-ink not-aria-disabled:hover:bg-sunken",
  primary:
    "border-accent bg-accent text-on-accent not-aria-disabled:hover:border-accent-strong not-aria-disabled:hover:bg-accent-strong",
  quiet: "border-transparent text-dim not-aria-disabled:hover:bg-sunken not-aria-disabled:hover:text-ink",
  accent: "border-transparent text-accent not-aria-disabled:hover:bg-accent-soft",
  danger:
    "border-danger bg-danger text-on-danger not-aria-disabled:hover:border-danger-strong not-aria-disabled:hover:bg-danger-strong",
  "danger-quiet": "border-transparent text-danger not-aria-disabled:hover:bg-danger-soft",
} as const

export type ButtonLook = keyof typeof LOOKS
export type ButtonSize = "md" | "sm" | "icon"

const SIZES: Record<ButtonSize, string> = { md: "h-8 px-3", sm: "h-7 px-2 text-sm", icon: "size-8 justify-center" }

/** The classes of a button, for what is a button and for links that look like one. */
export const buttonLook = (look: ButtonLook = "plain", size: ButtonSize = "md", className?: string) =>
  clsx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors duration-100",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    LOOKS[look],
    look.endsWith("quiet") && size === "md" ? "h-8 px-2" : SIZES[size],
    className,
  )
