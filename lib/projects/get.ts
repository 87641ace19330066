import { type AppSeenRow, appsSeen, projectParties } from "@/db/sql/projects"
import { mayCharge, mayGoOn } from "@/lib/access/charging"
import { atLeast } from "@/lib/access/levels"
import { explain } from "@/lib/access/project-access"
import { mayAdd, mayDeleteData, maySeeData, mayUpload } from "@/lib/access/project-flags"
import { sentenceOf } from "@/lib/access/refusals"
import type { Verdict } from "@/lib/access/verdict"
import { andCharge, mayTakeOut } from "@/lib/data/rules"
import { query } from "@/lib/operations/operation"
import { onProject } from "./inputs"
import { namesIn, withNames } from "./named"

/** What a button needs to know: null when it may be used, else why not. */
const blockedBy = (verdict: Verdict): string | null =>
  verdict.allowed ? null : (verdict.message ?? sentenceOf(verdict.refusal))

/**
 * A project as its people and its payer's admins see it (A091, A092): settings and metadata for both, why the viewer has the level they
 * have, and what they may do. Says nothing of its data.
 */
export const getProject = query({
  name: "project.get",
  summary: "Describes a project: settings, flags, usage, who pays, and what you may do in it and why.",
  on: "project",
  needs: "project:see",
  input: onProject,
  run: async (tx, { project, access }) => {
    const names = await namesIn(
      tx,
      [project.id],
      access.paths.map((path) => path.principal),
    )
    const parties = await tx.rows<{ id: string; name: string }>(projectParties(project.id))
    const listed = project.allowedExecutables
    const apps = listed?.length ? await tx.rows<AppSeenRow>(appsSeen(listed)) : []
    const { flags } = project
    // What the payer has left is told to its own people, elsewhere.
    const { id, name, state, phi, transfer, licences } = project.payer
    const administers = atLeast(access.level, "ADMINISTER")
    const goesOn = mayGoOn(project.payer)
    const blockedHere = (verdict: Verdict) => blockedBy(verdict.allowed ? goesOn : verdict)
    return {
      ...project,
      payer: { id, name, state, phi, transfer, licences },
      /** Why nothing can be charged to who pays; null where it can (A028, A117, B1.14). */
      uncharged: blockedBy(mayGoOn(project.payer)) ?? blockedBy(mayCharge(project.payer)),
      /** What those are called who made it, sponsor it or hand it over. */
      names: Object.fromEntries(parties.map((one) => [one.id, one.name])) as Readonly<Record<string, string>>,
      /** What may be started in it, with the title where the viewer sees the app; null allows everything. */
      executables: listed?.map((id) => ({ id, title: apps.find((app) => app.id === id)?.title ?? null })) ?? null,
      level: access.level,
      why: explain(withNames(access.paths, names)),
      payerAdmin: access.payerAdmin,
      isSponsor: access.isSponsor,
      isRecipient: access.isRecipient,
      noticeAccepted: access.noticeAccepted,
      permits: {
        administer: administers,
        seeData: blockedBy(maySeeData(flags, access)),
        download: blockedHere(mayTakeOut({ project, access })),
        upload: blockedHere(andCharge({ project }, mayUpload(flags, access))),
        add: blockedHere(mayAdd(access)),
        deleteData: blockedHere(mayDeleteData(flags, access)),
        grantSelf: access.payerAdmin && !administers,
      },
    }
  },
  example: ({ project }) => ({ project }),
})
