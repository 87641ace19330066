import type { ReactNode } from "react"
import { Header, type HeaderProps } from "./header"
import { Palette } from "./palette"

type FrameProps = HeaderProps & {
  /** What is announced to everybody, above every page. */
  announcements?: ReactNode
  children: ReactNode
}

/** Every page of the console: skip link, header, and the place of the page's own content. */
export function Frame({ announcements, children, ...header }: FrameProps) {
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent focus-visible:translate-y-0"
      >
        Skip to the content
      </a>
      <Header {...header} />
      {announcements}
      <main id="main" tabIndex={-1} className="mx-auto max-w-[1440px] px-3 pt-3.5 pb-10 outline-none sm:px-6 sm:pt-5">
        {children}
      </main>
      <Palette orgs={header.orgs} places={[...header.nav, ...header.help]} />
    </>
  )
}
