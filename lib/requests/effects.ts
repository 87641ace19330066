import type { RequestRow } from "@/db/sql/requests"
import { type OrgAtDeskRow, orgAtDesk, requestTied } from "@/db/sql/requests-queue"
import type { Tx } from "@/db/tenancy"
import { stoppedWords } from "@/lib/access/orgs"
import type { StaffRight } from "@/lib/access/staff"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Notice } from "@/lib/notices/notice"
import type { Change } from "@/lib/operations/operation"
import {
  type FeatureChanges,
  type FeatureFacts,
  featureChange,
  loadFeatures,
  mayChangeFeatures,
  writeFeatures,
} from "@/lib/orgs/feature-plan"
import { type LimitFacts, limitChange, loadLimit, mayHaveLimit, writeLimit } from "@/lib/orgs/limit-plan"
import {
  loadSponsoring,
  maySponsor,
  type SponsorFacts,
  type Sponsoring,
  sponsorChange,
  writeSponsoring,
} from "@/lib/sponsorships/sponsor-plan"
import { detailsOf, limitWords } from "./asked"
import type { Effect } from "./inputs"

/** What an approval rests on, by what it changes. */
export type EffectFacts = {
  readonly limit: LimitFacts | null
  readonly features: FeatureFacts | null
  readonly sponsor: SponsorFacts | null
  /** The org it changes, where it changes one. */
  readonly org: OrgAtDeskRow | null
}

/** The right of staff that an effect takes beside answering requests: nobody does here what they may not do elsewhere at the desk. */
export const RIGHT_FOR = {
  "spending-limit": "limits",
  provisioning: "features",
  phi: "features",
  licence: "features",
  "billable-org": "features",
  sponsorship: "sponsorships",
} as const satisfies Record<Effect["kind"], StaffRight>

const orgOf = (request: RequestRow, effect: Effect): string =>
  (effect.kind === "billable-org" ? effect.org : request.org_id) ?? ""

function sponsoringOf(request: RequestRow, effect: Effect): { project: string; to: Sponsoring } | null {
  const asked = detailsOf("sponsorship", request.details)
  return effect.kind === "sponsorship" && asked
    ? { project: asked.project, to: { id: effect.sponsor, until: effect.until } }
    : null
}

/** What an effect changes of an org's features; null where it changes none. */
function featuresIn(request: RequestRow, effect: Effect, now: FeatureFacts | null): FeatureChanges | null {
  switch (effect.kind) {
    case "provisioning":
      return { provisioning: true }
    case "phi":
      return { phi: true, licenceReference: effect.licenceReference, baaSignedOn: effect.baaSignedOn }
    case "licence": {
      const held = (now?.now.licences ?? []) as readonly string[]
      const licences = request.licence ? [...new Set([...held, request.licence])] : held
      return { licences, licenceReference: effect.licenceReference }
    }
    case "billable-org":
      return { billable: true }
    default:
      return null
  }
}

/** Reads, and holds when locking, what an effect rests on: the org before its account. */
export async function loadEffect(
  tx: Tx,
  request: RequestRow,
  effect: Effect,
  asking: { readonly locking: boolean; readonly now: Date },
): Promise<EffectFacts> {
  const none: EffectFacts = { limit: null, features: null, sponsor: null, org: null }
  const sponsoring = sponsoringOf(request, effect)
  if (sponsoring) return { ...none, sponsor: await loadSponsoring(tx, sponsoring.project, sponsoring.to, asking) }
  const id = orgOf(request, effect)
  const limit = effect.kind === "spending-limit" ? await loadLimit(tx, id, asking.locking) : null
  const features = effect.kind === "spending-limit" ? null : await loadFeatures(tx, id, asking.locking)
  const [org] = await tx.rows<OrgAtDeskRow>(orgAtDesk(id, asking.now))
  return { ...none, limit, features, org: org ?? null }
}

/** The effect is of the request's kind, and may be: by the same rules as where it is set without a request. */
export function mayTakeEffect(request: RequestRow, effect: Effect, facts: EffectFacts, now: Date): Verdict {
  if (effect.kind !== request.kind) return refuse("invalid_input", "This is not what was asked for.")
  if (facts.org && facts.org.state !== "LIVE")
    return refuse(
      "org_expired",
      `${facts.org.name} ${stoppedWords(facts.org.state)}. Let it go on first, or decline the request.`,
    )
  if (effect.kind === "spending-limit")
    return facts.limit ? mayHaveLimit(facts.limit, effect.limit) : refuse("not_found")
  const sponsoring = sponsoringOf(request, effect)
  if (effect.kind === "sponsorship")
    return sponsoring && facts.sponsor ? maySponsor(facts.sponsor, sponsoring.to, now) : refuse("not_found")
  if (!facts.features) return refuse("not_found", "There is no organization of this id.")
  if (effect.kind === "billable-org" && request.org_id && request.org_id !== effect.org)
    return refuse("invalid_input", `This was asked for ${request.org_id}.`)
  const changes = featuresIn(request, effect, facts.features)
  return changes ? mayChangeFeatures(facts.features, changes, now) : allow
}

/** What an effect changes, in the chain of the org itself. */
export function effectChanges(request: RequestRow, effect: Effect, facts: EffectFacts, now: Date): readonly Change[] {
  if (effect.kind === "spending-limit") return facts.limit ? [limitChange(facts.limit, effect.limit)] : []
  const sponsoring = sponsoringOf(request, effect)
  if (sponsoring) return facts.sponsor ? sponsorChange(facts.sponsor, sponsoring.to, now) : []
  const changes = featuresIn(request, effect, facts.features)
  return changes && facts.features ? [featureChange(facts.features, changes)] : []
}

/** Writes what an effect changes; what is so already is left as it is. */
export async function takeEffect(
  tx: Tx,
  request: RequestRow,
  effect: Effect,
  facts: EffectFacts,
  now: Date,
): Promise<readonly Notice[]> {
  if (effect.kind === "billable-org") await tx.rows(requestTied(request.id, effect.org))
  const isSo = effectChanges(request, effect, facts, now).every((change) => change.outcome === "unchanged")
  if (isSo) return []
  const sponsoring = sponsoringOf(request, effect)
  if (sponsoring && facts.sponsor) return writeSponsoring(tx, facts.sponsor, sponsoring.to, now)
  if (effect.kind === "spending-limit" && facts.limit) await writeLimit(tx, facts.limit, effect.limit)
  const changes = featuresIn(request, effect, facts.features)
  if (changes && facts.features) await writeFeatures(tx, facts.features, changes)
  return []
}

/** What is in effect now, in a sentence for the mail. */
export function effectWords(effect: Effect): string {
  if (effect.kind === "spending-limit") return `The spending limit: ${limitWords(effect.limit)}, from now on.`
  if (effect.kind === "billable-org")
    return `The organization: ${effect.org}. Projects can be billed to it from now on.`
  if (effect.kind === "sponsorship") return "The sponsorship begins now."
  return "It is on from now on."
}
