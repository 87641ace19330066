import type { Metadata, Viewport } from "next"
import { cookies } from "next/headers"
import type { ReactNode } from "react"
import { THEME_COOKIE, themeAttribute } from "@/components/shell/theme"
import { inter } from "./font"
import "./globals.css"

export const metadata: Metadata = {
  title: { default: "Provost", template: "%s · Provost" },
  robots: { index: false, follow: false },
  referrer: "same-origin",
}

export const viewport: Viewport = { colorScheme: "light dark" }

// A page made at build time would have no nonce, and none of its scripts would run.
export const dynamic = "force-dynamic"

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeAttribute((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" className={inter.variable} {...(theme ? { "data-theme": theme } : {})} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
