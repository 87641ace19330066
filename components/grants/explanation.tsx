import { Badge } from "@/components/ui/badge"
import { closedWords, givesWords, moreWords, type NamedPath, wayWords } from "@/lib/access/explain-words"
import { PROJECT_LEVEL_WORDS, type ProjectLevel } from "@/lib/access/levels"
import type { ClosedGrant } from "@/lib/grants/why"

type ExplanationProps = {
  level: ProjectLevel
  winner: NamedPath | null
  others: readonly NamedPath[]
  closed?: readonly ClosedGrant[] | undefined
}

/** Why a level holds: the path that gives it, the others and what lowers or stops them, and what to change for more (A056, A057). */
export function Explanation({ level, winner, others, closed = [] }: ExplanationProps) {
  const more = [...(winner ? [winner] : []), ...others].flatMap((path) => moreWords(path) ?? [])
  return (
    <div className="grid gap-3">
      {winner ? (
        <Paths title="Because of" paths={[winner]} />
      ) : (
        <p>
          No path leads to this project that counts just now
          {others.length > 0 ? "." : ": nothing is shared with them or with anything they are in."}
        </p>
      )}
      {others.length > 0 ? (
        <Paths title={winner ? "Also, without making it more" : "What does not count"} paths={others} />
      ) : null}
      {level === "ADMINISTER" ? null : (
        <div>
          <h3 className="mb-1 font-medium text-dim text-sm">{level === "NONE" ? "To get access" : "To get more"}</h3>
          <ul className="grid list-disc gap-0.5 pl-4 marker:text-faint">
            {[...new Set(more)].map((words) => (
              <li key={words}>{words}</li>
            ))}
            {closed.map((grant) => (
              <li key={grant.principal}>{closedWords(grant)}</li>
            ))}
            <li>
              Someone who administers the project shares it with them{level === "NONE" ? "" : " at a higher level"}.
            </li>
          </ul>
        </div>
      )}
    </div>
  )
}

const Paths = ({ title, paths }: { title: string; paths: readonly NamedPath[] }) => (
  <div>
    <h3 className="mb-1 font-medium text-dim text-sm">{title}</h3>
    <ul className="grid gap-1.5">
      {paths.map((path) => (
        <li
          key={path.principal}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 [overflow-wrap:anywhere]"
        >
          <span>
            {wayWords(path)}
            <span className="block text-dim text-sm">{givesWords(path)}</span>
          </span>
          <LevelBadge level={path.level} />
        </li>
      ))}
    </ul>
  </div>
)

/** A level as it counts. */
export const LevelBadge = ({ level }: { level: ProjectLevel }) => (
  <Badge tone={level === "ADMINISTER" ? "accent" : "neutral"}>{PROJECT_LEVEL_WORDS[level]}</Badge>
)
