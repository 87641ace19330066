import Link from "next/link"
import type { ComponentProps } from "react"
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look"

type LinkButtonProps = ComponentProps<typeof Link> & {
  look?: ButtonLook | undefined
  size?: ButtonSize | undefined
}

/** A link that looks like a button. `download` makes it a plain anchor, which the router leaves alone. */
export function LinkButton({ look, size, className, href, download, ...rest }: LinkButtonProps) {
  const classes = buttonLook(look, size, className)
  if (download !== undefined) return <a {...plain(rest)} href={String(href)} download={download} className={classes} />
  return <Link {...rest} href={href} className={classes} />
}

const plain = ({
  prefetch,
  replace,
  scroll,
  shallow,
  passHref,
  legacyBehavior,
  as,
  onNavigate,
  ...rest
}: Partial<ComponentProps<typeof Link>>) => rest
