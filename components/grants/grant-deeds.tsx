"use client"

import { useRouter } from "next/navigation"
import ConfirmDialog from "@/components/form/confirm-dialog"
import { useToasts } from "@/components/ui/toast"
import type { ListedGrant } from "@/lib/grants/list"
import EditGrantsDialog from "./edit-grants-dialog"
import ShareDialog from "./share-dialog"
import { useTakenBack } from "./use-taken-back"
import WhyDialog from "./why-dialog"
import { GRANT_WORDS, grantsCounted } from "./words"

/** Something about to be done with who is in a project. */
export type GrantDeed =
  | { readonly verb: "share" | "leave" | "grant-self" }
  | { readonly verb: "edit" | "remove"; readonly grants: readonly ListedGrant[] }
  | { readonly verb: "why"; readonly person: { readonly id: string; readonly name: string } | null }

type GrantDeedsProps = {
  project: { id: string; name: string; personal: boolean }
  deed: GrantDeed
  onClose: () => void
}

/** The dialogs of a project's members page, each with what it will do (A140 to A143, A093). */
export default function GrantDeeds({ project, deed, onClose }: GrantDeedsProps) {
  switch (deed.verb) {
    case "share":
      return <ShareDialog project={project} onClose={onClose} />
    case "edit":
      return <EditGrantsDialog project={project} grants={deed.grants} onClose={onClose} />
    case "why":
      return <WhyDialog project={project} person={deed.person} onClose={onClose} />
    case "remove":
      return <RemoveDialog project={project} grants={deed.grants} onClose={onClose} />
    case "leave":
      return <LeaveDialog project={project} onClose={onClose} />
    case "grant-self":
      return <GrantSelfDialog project={project} onClose={onClose} />
  }
}

type RemoveDialogProps = Omit<GrantDeedsProps, "deed"> & { grants: readonly ListedGrant[] }

function RemoveDialog({ project, grants, onClose }: RemoveDialogProps) {
  const taken = useTakenBack(project.id)
  const [only] = grants.length === 1 ? grants : []
  return (
    <ConfirmDialog
      title={`Remove ${only ? only.name : grantsCounted(grants.length)} from ${project.name}`}
      operation="project.unshare"
      org={null}
      input={{ project: project.id, principals: grants.map((grant) => grant.principal) }}
      verb={(changed) => (changed > 1 ? `Remove ${grantsCounted(changed)}` : "Remove from Members")}
      danger
      words={GRANT_WORDS}
      onClose={onClose}
      onDone={taken}
    >
      <p className="text-dim">
        What they hold by {grants.length === 1 ? "this grant" : "these grants"} ends at once. What reaches them by other
        grants stays, and you can undo this.
      </p>
    </ConfirmDialog>
  )
}

function LeaveDialog({ project, onClose }: Omit<GrantDeedsProps, "deed">) {
  const { add } = useToasts()
  const router = useRouter()
  return (
    <ConfirmDialog
      title={`Leave ${project.name}`}
      operation="project.leave"
      org={null}
      input={{ project: project.id }}
      verb="Leave"
      danger
      words={GRANT_WORDS}
      onClose={onClose}
      onDone={() => {
        add({ title: `You left ${project.name}`, tone: "done" })
        router.push("/projects")
      }}
    >
      <p className="text-dim">
        You give up your own grant. What reaches you through an organization or a group stays. Only someone who
        administers the project can bring you back.
      </p>
    </ConfirmDialog>
  )
}

function GrantSelfDialog({ project, onClose }: Omit<GrantDeedsProps, "deed">) {
  const { add } = useToasts()
  return (
    <ConfirmDialog
      title={`Grant yourself Administer on ${project.name}`}
      operation="project.grant-self"
      org={null}
      input={{ project: project.id }}
      verb="Grant Administer"
      words={GRANT_WORDS}
      onClose={onClose}
      onDone={() => add({ title: `You administer ${project.name} now`, tone: "done" })}
    >
      <p className="text-dim">
        You may do this because{" "}
        {project.personal ? "you pay for the project" : "you administer the organization that pays for it"}. It stands
        in the history, and those who administer the project are told.
      </p>
    </ConfirmDialog>
  )
}
