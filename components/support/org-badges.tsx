import { Badge } from "@/components/ui/badge"
import { ORG_STATE_WORDS, type OrgState } from "@/lib/access/orgs"

const TONES = { LIVE: "ok", SUSPENDED: "danger", EXPIRED: "warn" } as const satisfies Record<OrgState, string>

export const OrgStateBadge = ({ state }: { state: OrgState }) => (
  <Badge tone={TONES[state]}>{ORG_STATE_WORDS[state]}</Badge>
)

type Featured = { phi: boolean; gxp: boolean; provisioning: boolean; development: boolean; licences: readonly string[] }

/** What is switched on for an org, in short words. */
export const featureNames = ({ phi, gxp, provisioning, licences }: Featured): readonly string[] => [
  ...(phi ? ["PHI"] : []),
  ...(gxp ? ["GxP"] : []),
  ...(provisioning ? ["Provisioning"] : []),
  ...(licences.length > 0 ? [`${licences.length} ${licences.length === 1 ? "licence" : "licences"}`] : []),
]
