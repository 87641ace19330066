import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { DescribedProject } from "./described"

type Seen = Pick<DescribedProject, "level" | "why" | "payer" | "payerAdmin" | "isSponsor" | "isRecipient">

function because({ why, payer, payerAdmin, isSponsor, isRecipient }: Seen): string {
  const { winner } = why
  if (winner?.via === "OWN") return "by a grant of your own"
  if (winner) return `through ${winner.via === "GROUP" ? "the group " : ""}${winner.name}`
  if (payerAdmin)
    return payer.id.startsWith("org-") ? `you see it as an admin of ${payer.name}` : "you see it as its payer"
  if (isSponsor) return "you see it as its sponsor"
  return isRecipient ? "you see it because you are asked to take it over" : ""
}

/** The viewer's level and why they have it, in one line (A092). */
export const OwnAccess = ({ project }: { project: Seen }) => {
  const why = because(project)
  return (
    <>
      {project.level === "NONE" ? "Not a member" : PROJECT_LEVEL_WORDS[project.level]}
      {why ? <span className="text-dim">, {why}</span> : null}
    </>
  )
}
