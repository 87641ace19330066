"use client"

import { CSPProvider } from "@base-ui/react/csp-provider"
import type { ComponentProps, ReactNode } from "react"
import { ActProvider } from "@/components/form/act"
import { OverlayProvider } from "@/components/ui/overlay"
import { TimeZoneProvider } from "@/components/ui/time-zone"
import { ToastProvider } from "@/components/ui/toast"
import { CommandProvider } from "./commands"

type ProvidersProps = Pick<ComponentProps<typeof ActProvider>, "run" | "preview" | "read"> & {
  /** The request's CSP nonce. */
  nonce: string | undefined
  /** The time zone the viewer chose; null for the browser's. */
  zone: string | null
  children: ReactNode
}

/** What every page of the console stands in. */
export const Providers = ({ nonce, zone, run, preview, read, children }: ProvidersProps) => (
  <CSPProvider {...(nonce ? { nonce } : {})}>
    <OverlayProvider>
      <ToastProvider>
        <ActProvider run={run} preview={preview} read={read}>
          <CommandProvider>
            <TimeZoneProvider zone={zone}>{children}</TimeZoneProvider>
          </CommandProvider>
        </ActProvider>
      </ToastProvider>
    </OverlayProvider>
  </CSPProvider>
)
