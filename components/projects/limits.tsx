import { Section } from "@/components/orgs/section"
import { bytesInWords } from "@/components/ui/bytes"
import { Progress } from "@/components/ui/progress"
import { dollarsOf } from "@/lib/access/money"
import type { ProjectLimitsUsed } from "@/lib/projects/limits"
import { type DescribedProject, fixedBecause } from "./described"
import { LimitsButton } from "./limits-button"

/** A project's own limits, each with what of it is used (facts B3.2c). */
export function Limits({ project, of }: { project: DescribedProject; of: ProjectLimitsUsed }) {
  const { limits, used } = of
  const money = (micro: number) => dollarsOf(String(micro))
  return (
    <Section
      title="Limits"
      hint="How much the project may use, whatever its payer has left. At a limit nothing more begins."
      action={<LimitsButton project={project} reason={fixedBecause(project)} />}
    >
      <dl className="grid gap-4">
        <Limit name="Compute" limit={limits.compute} used={Number(used.compute)} says={money} per=" this month" />
        <Limit name="Egress" limit={limits.egress} used={used.egress} says={bytesInWords} per=" this month" />
        <Limit name="Storage" limit={limits.storage} used={used.storage} says={bytesInWords} per="" />
      </dl>
    </Section>
  )
}

type LimitProps = {
  name: string
  limit: number | null
  used: number
  says: (amount: number) => string
  per: string
}

function Limit({ name, limit, used, says, per }: LimitProps) {
  const isReached = limit !== null && used >= limit
  return (
    <div className="grid gap-x-4 sm:grid-cols-[190px_minmax(0,1fr)]">
      <dt className="text-dim max-sm:text-sm">{name}</dt>
      <dd className="min-w-0">
        {limit === null ? (
          <span className="tabular-nums">
            {says(used)}
            {per} <span className="text-dim">of unlimited</span>
          </span>
        ) : (
          <div className="max-w-80 pt-1.5">
            <Progress
              label={`${name}: ${says(used)} of ${says(limit)}`}
              value={used}
              max={limit}
              detail={`${says(used)} of ${says(limit)}${per}${isReached ? ": the limit is reached" : ""}`}
            />
          </div>
        )}
      </dd>
    </div>
  )
}
