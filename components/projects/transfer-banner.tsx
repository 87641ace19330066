import { Callout } from "@/components/ui/callout"
import { Time } from "@/components/ui/time"

type TransferBannerProps = {
  project: { id: string; name: string }
  transfer: { toUser: string; toName: string; requestedBy: string; createdAt: string }
}

/** On every page of a project while the request to take over its billing is open (A192). */
export const TransferBanner = ({ transfer }: TransferBannerProps) => (
  <div className="mb-4">
    <Callout title="Its billing is being handed over">
      {transfer.toName} was asked <Time value={transfer.createdAt} /> to take it over. Until then everything stays as it
      is.
    </Callout>
  </div>
)
