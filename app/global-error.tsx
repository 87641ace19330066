"use client"

import { Failure } from "@/components/shell/failure"
import { StandingPage } from "@/components/shell/standing-page"
import { Button } from "@/components/ui/button"
import "./globals.css"

type Props = { error: unknown; retry: () => void }

/** Stands in for everything when not even the layout can be shown. */
export default function GlobalError({ error, retry }: Props) {
  return (
    <html lang="en">
      <body>
        <StandingPage
          title="Provost cannot be shown"
          action={
            <Button look="primary" onClick={retry}>
              Try again
            </Button>
          }
        >
          <Failure error={error} />
        </StandingPage>
      </body>
    </html>
  )
}
