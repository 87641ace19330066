"use client"

import { Failure } from "@/components/shell/failure"
import { StandingPage } from "@/components/shell/standing-page"
import { Button } from "@/components/ui/button"

type Props = { error: unknown; retry: () => void }

/** An outage or a fault, said as one: never an empty list. */
export default function ErrorPage({ error, retry }: Props) {
  return (
    <StandingPage
      title="This page could not be shown"
      action={
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      <Failure error={error} />
    </StandingPage>
  )
}
