"use client"

import { useState } from "react"
import { MomentInput } from "@/components/form/moment-input"
import { Input } from "@/components/ui/input"
import type { DeskSponsorship } from "@/lib/sponsorships/list"
import { DeskDialog } from "./desk-dialog"
import { Labelled } from "./labelled"

export type SponsorshipDeed =
  | { readonly kind: "set"; readonly row: DeskSponsorship | null }
  | { readonly kind: "end"; readonly row: DeskSponsorship }

export const nameOfProject = (row: DeskSponsorship): string => row.name ?? row.project

/** Sets or ends a sponsorship, with a reason and a preview of who pays then (A199). */
export default function SponsorshipDialog({ deed, onClose }: { deed: SponsorshipDeed; onClose: () => void }) {
  if (deed.kind === "set") return <SetDialog row={deed.row} onClose={onClose} />
  const name = nameOfProject(deed.row)
  return (
    <DeskDialog
      title={`End the sponsorship of ${name}`}
      description={`${deed.row.sponsor.name} pays for its storage no longer.`}
      operation="project.set-sponsorship"
      input={{ project: deed.row.project, sponsor: null }}
      verb="End sponsorship"
      danger
      said={`The sponsorship of ${name} has ended`}
      onClose={onClose}
    />
  )
}

function SetDialog({ row, onClose }: { row: DeskSponsorship | null; onClose: () => void }) {
  const [project, setProject] = useState(row?.project ?? "")
  const [sponsor, setSponsor] = useState(row?.sponsor.id ?? "")
  const [until, setUntil] = useState<string | undefined>(row?.until)
  const given = project.trim() && sponsor.trim() && until
  return (
    <DeskDialog
      title={row ? `Change the sponsorship of ${nameOfProject(row)}` : "Set a sponsorship"}
      description="The sponsor pays for the storage of the project until the end, and may move the end."
      operation="project.set-sponsorship"
      input={given ? { project: project.trim(), sponsor: { id: sponsor.trim(), until } } : null}
      verb={row ? "Change sponsorship" : "Set sponsorship"}
      said="The sponsorship was set"
      onClose={onClose}
    >
      {row ? null : (
        <Labelled label="Project" hint="Its id, as its admins see it in its settings: project- and 24 characters.">
          {(control) => (
            <Input
              {...control}
              value={project}
              spellCheck={false}
              onChange={(event) => setProject(event.target.value)}
            />
          )}
        </Labelled>
      )}
      <Labelled label="Sponsor" hint="The id of an organization or a person: org-… or user-….">
        {(control) => (
          <Input {...control} value={sponsor} spellCheck={false} onChange={(event) => setSponsor(event.target.value)} />
        )}
      </Labelled>
      <Labelled label="Ends" hint="In your time zone.">
        {(control) => <MomentInput {...control} at={row?.until} onMoment={setUntil} />}
      </Labelled>
    </DeskDialog>
  )
}
