import { AskButton } from "@/components/requests/ask-button"
import { Badge } from "@/components/ui/badge"
import { FLAG_WORDS, LICENSED_FLAGS, type PAYER_LICENCES } from "@/lib/access/project-flags"
import { askedByAdmins, askedFor, type DescribedProject, fixedBecause } from "./described"
import { FlagSelect } from "./flag-select"

type LicensedFlagProps = {
  project: DescribedProject
  flag: (typeof PAYER_LICENCES)[number]
  hint: string
}

/** A flag that needs a licence: to be switched where there is one, else what it needs and the way to ask for it (A342). */
export function LicensedFlag({ project, flag, hint }: LicensedFlagProps) {
  const on = project.flags[flag]
  if (on || project.payer.licences.includes(flag))
    return <FlagSelect {...{ project, flag, hint, on }} reason={fixedBecause(project)} />
  const licence = LICENSED_FLAGS[flag]
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_240px] sm:items-start">
      <div>
        <p className="font-medium">{FLAG_WORDS[flag].label}</p>
        <p className="text-dim text-sm">{hint}</p>
      </div>
      <div className="grid gap-1.5">
        <p>{FLAG_WORDS[flag].off}</p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Badge title={`Needs a licence for ${licence}, which ${project.payer.name} does not have.`}>
            Needs a licence
          </Badge>
          {project.permits.administer || project.payerAdmin ? (
            <AskButton
              kind="licence"
              licence={flag}
              org={askedFor(project)}
              reason={askedFor(project) ? undefined : askedByAdmins(project)}
              title={`Licence for ${licence}`}
              description={`For ${project.payer.name}, which pays for this project. Support answers by mail.`}
            >
              Ask support
            </AskButton>
          ) : null}
        </div>
      </div>
    </div>
  )
}
