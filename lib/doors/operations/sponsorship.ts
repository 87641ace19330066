import { listSponsorships } from "@/lib/sponsorships/list"
import { setSponsorship } from "@/lib/sponsorships/set"
import { setSponsorshipEnd } from "@/lib/sponsorships/set-end"

export const sponsorshipOperations = [listSponsorships, setSponsorship, setSponsorshipEnd] as const
