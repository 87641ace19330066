"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { MomentInput } from "@/components/form/moment-input"
import { Button } from "@/components/ui/button"
import { Time } from "@/components/ui/time"
import { useToasts } from "@/components/ui/toast"

const ConfirmDialog = dynamic(() => import("@/components/form/confirm-dialog"), { ssr: false })

type SponsorshipProps = {
  project: {
    id: string
    name: string
    isSponsor: boolean
    sponsor: { id: string; until: string } | null
    names: Readonly<Record<string, string>>
  }
}

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" })
const WORDS = {
  sponsoredUntil: {
    label: "end",
    says: (value: unknown) => (value ? moment.format(new Date(String(value))) : "none"),
  },
}

/** Who sponsors the project and until when; its sponsor moves the end (A199 to A201). */
export function Sponsorship({ project }: SponsorshipProps) {
  const [changing, setChanging] = useState(false)
  const [until, setUntil] = useState<string | undefined>()
  const { add } = useToasts()
  const { sponsor } = project
  if (!sponsor) return null
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
      <div>
        <p className="font-medium">Sponsorship</p>
        <p className="text-dim text-sm">
          {project.names[sponsor.id] ?? sponsor.id} pays for its storage until{" "}
          <Time value={sponsor.until} as="moment" />. Until then it is neither deleted nor handed over.
        </p>
      </div>
      <div>
        <Button
          reason={project.isSponsor ? undefined : "Only the sponsor changes the end."}
          onClick={() => setChanging(true)}
        >
          Change the end date
        </Button>
      </div>
      {changing ? (
        <ConfirmDialog
          title={`Change the end of the sponsorship of ${project.name}`}
          operation="project.set-sponsorship-end"
          org={null}
          input={until ? { project: project.id, until } : null}
          verb="Change the end date"
          words={WORDS}
          idle="Nothing yet. Choose a date and a time."
          onDone={() => add({ title: "The end of the sponsorship was changed" })}
          onClose={() => {
            setChanging(false)
            setUntil(undefined)
          }}
        >
          <MomentInput label="End date and time" onMoment={setUntil} />
          <p className="mt-2 text-dim text-sm">In your time zone. A date in the past ends the sponsorship at once.</p>
        </ConfirmDialog>
      ) : null}
    </div>
  )
}
