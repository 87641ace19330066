import { Badge } from "@/components/ui/badge"
import { PROJECT_LEVEL_WORDS, type ProjectLevel } from "@/lib/access/levels"

/** The viewer's own level in a project, or that they are no member of it (A090). */
export const LevelBadge = ({ level }: { level: ProjectLevel }) =>
  level === "NONE" ? (
    <Badge tone="warn">Not a Member</Badge>
  ) : (
    <Badge tone={level === "ADMINISTER" ? "accent" : "neutral"} title="Your level in this project">
      {PROJECT_LEVEL_WORDS[level]}
    </Badge>
  )
