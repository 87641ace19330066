import { setSponsorship } from "@/lib/sponsorships/set"
import { setSponsorshipEnd } from "@/lib/sponsorships/set-end"

export const sponsorshipOperations = [setSponsorship, setSponsorshipEnd] as const
