"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { useAct } from "@/components/form/act"
import { Section } from "@/components/orgs/section"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Time } from "@/components/ui/time"
import { useToasts } from "@/components/ui/toast"
import type { AppDescription } from "@/lib/apps/get"

const PublishDialog = dynamic(() => import("./publish-dialog"), { ssr: false })

type Version = AppDescription["versions"][number]

/** The versions of an app, the newest first: published, deprecated and taken back by its developers (A100). */
export function AppVersions({ app }: { app: AppDescription }) {
  const [publishing, setPublishing] = useState(false)
  const deprecate = useDeprecate(app.id)
  const { develop } = app.permits
  return (
    <Section
      title="Versions"
      hint="A deprecated version stays for those who use it, and is marked."
      action={
        develop ? (
          <Button size="sm" onClick={() => setPublishing(true)}>
            Publish version
          </Button>
        ) : undefined
      }
    >
      {app.versions.length === 0 ? <p className="text-dim">No version has been published.</p> : null}
      <ul aria-label="Versions" className="grid">
        {app.versions.map((version) => (
          <li
            key={version.version}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b py-2 last:border-b-0"
          >
            <VersionLine version={version} />
            {develop ? (
              <Button
                size="sm"
                look="quiet"
                aria-label={`${version.deprecatedAt ? "Restore" : "Deprecate"} ${version.version}`}
                onClick={() => void deprecate(version)}
              >
                {version.deprecatedAt ? "Restore" : "Deprecate"}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {publishing ? <PublishDialog app={app} onClose={() => setPublishing(false)} /> : null}
    </Section>
  )
}

const VersionLine = ({ version }: { version: Version }) => (
  <div className="min-w-0">
    <p className="flex flex-wrap items-center gap-x-2">
      <code className="font-medium">{version.version}</code>
      {version.deprecatedAt ? <Badge tone="warn">Deprecated</Badge> : null}
      <span className="text-dim text-sm">
        <Time value={version.publishedAt} /> by {version.publishedBy}
      </span>
    </p>
    {version.notes ? (
      <p className="whitespace-pre-wrap text-dim text-sm [overflow-wrap:anywhere]">{version.notes}</p>
    ) : null}
  </div>
)

/** Deprecates a version at once, or takes that back, each with Undo (A341). */
function useDeprecate(app: string) {
  const { act } = useAct()
  const { add } = useToasts()
  const set = (deprecate: boolean, version: string) =>
    act(deprecate ? "app.deprecate-version" : "app.restore-version", null, { app, version })
  return async ({ version, deprecatedAt }: Version): Promise<void> => {
    const deprecate = deprecatedAt === null
    const answer = await set(deprecate, version)
    if (!answer.ok) return add({ title: answer.message, tone: "failed" })
    add({
      title: deprecate ? `Deprecated ${version}` : `${version} is not deprecated any more`,
      tone: "done",
      undo: async () => {
        const back = await set(!deprecate, version)
        if (!back.ok) throw new Error(back.message)
      },
    })
  }
}
