import { Callout } from "@/components/ui/callout"
import { LinkButton } from "@/components/ui/link-button"
import type { DescribedProject } from "./described"

type UnchargedBannerProps = { payer: Pick<DescribedProject["payer"], "id" | "state">; payerAdmin: boolean; why: string }

/** On every page of a project whose payer cannot be charged: what does not work, why, and who can do something about it (A028, A117, B1.14). */
export function UnchargedBanner({ payer, payerAdmin, why }: UnchargedBannerProps) {
  const goesOn = payer.state === "LIVE"
  const decides = payerAdmin && payer.id.startsWith("org-")
  const href = goesOn ? `/orgs/${payer.id}/billing` : "/help/support"
  return (
    <section aria-label="Billing" className="mb-4">
      <Callout
        tone="warn"
        title={
          goesOn
            ? "Nothing new can be stored, downloaded or run in this project"
            : "Nothing in this project can be changed now"
        }
        action={
          decides ? (
            <LinkButton href={href} size="sm">
              {goesOn ? "Open Billing" : "Contact Support"}
            </LinkButton>
          ) : undefined
        }
      >
        {why} {goesOn ? "What is stored stays, and can be looked at, moved and deleted." : "What is stored stays."}
      </Callout>
    </section>
  )
}
