import type { Metadata } from "next"
import { StandingPage } from "@/components/shell/standing-page"
import { LinkButton } from "@/components/ui/link-button"

export const metadata: Metadata = { title: "Not found" }

export default function NotFound() {
  return (
    <StandingPage
      title="Not found"
      action={
        <LinkButton href="/" look="primary">
          Go to the start
        </LinkButton>
      }
    >
      <p>There is nothing at this address, or it is not open to you.</p>
    </StandingPage>
  )
}
