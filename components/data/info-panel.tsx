"use client"

import { X } from "lucide-react"
import { type ReactNode, useEffect, useState } from "react"
import { useAct } from "@/components/form/act"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { bytesInWords } from "@/components/ui/bytes"
import { CopyButton } from "@/components/ui/copy-button"
import { IconButton } from "@/components/ui/icon-button"
import { Spinner } from "@/components/ui/spinner"
import { Time } from "@/components/ui/time"
import type { ObjectShown } from "@/lib/data/get"

type InfoPanelProps = {
  project: string
  object: string | null
  /** Read anew when it is another. */
  version: number | null
  /** Why tags and properties cannot be edited; null where they can. */
  blocked: string | null
  onEdit: () => void
  onClose: () => void
}

/** What is known of one object, beside the table, on a small screen below it (A133). */
export function InfoPanel({ project, object, version, blocked, onEdit, onClose }: InfoPanelProps) {
  const { read } = useAct()
  const [answer, setAnswer] = useState<{ of: string; shown: ObjectShown | null; message: string | null } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another answer
  useEffect(() => {
    if (object === null) return
    let current = true
    void read("object.get", null, { project, object }).then((got) => {
      if (!current) return
      setAnswer({ of: object, shown: got.ok ? (got.value as ObjectShown) : null, message: got.ok ? null : got.message })
    })
    return () => {
      current = false
    }
  }, [read, project, object, version])
  const shown = answer?.of === object ? answer : null
  return (
    <section
      aria-label="Info"
      className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:max-h-[70dvh] max-lg:overflow-y-auto max-lg:rounded-t-[14px] max-lg:shadow-raised rounded-lg border bg-surface px-4 py-3"
    >
      <div className="mb-2 flex items-start gap-2">
        <h2 className="min-w-0 grow font-semibold [overflow-wrap:anywhere]">{shown?.shown?.name ?? "Info"}</h2>
        <IconButton label="Close the panel" className="-mt-1 -mr-2" onClick={onClose}>
          <X aria-hidden size={15} />
        </IconButton>
      </div>
      {object === null ? <p className="text-dim">Select a file or folder to see what is known of it.</p> : null}
      {object !== null && shown === null ? <Spinner /> : null}
      {shown?.message ? <p className="text-danger">{shown.message}</p> : null}
      {shown?.shown ? <Known object={shown.shown} /> : null}
      {shown?.shown && version !== null ? (
        <Button className="mt-3" reason={blocked ?? undefined} onClick={onEdit}>
          Edit tags and properties
        </Button>
      ) : null}
    </section>
  )
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="border-t py-1.5 first:border-t-0">
    <dt className="text-dim text-xs">{label}</dt>
    <dd className="[overflow-wrap:anywhere]">{children}</dd>
  </div>
)

const Id = ({ value, label }: { value: string; label: string }) => (
  <span className="flex items-start gap-1">
    <code className="min-w-0 text-xs [overflow-wrap:anywhere]">{value}</code>
    <CopyButton value={value} label={label} />
  </span>
)

const none = <span className="text-faint">none</span>

function Known({ object }: { object: ObjectShown }) {
  const { holds } = object
  return (
    <dl>
      <Fact label="Id">
        <Id value={object.id} label="Copy the id" />
      </Fact>
      <Fact label="Kind">{object.kind === "FOLDER" ? "Folder" : object.mediaType || "File"}</Fact>
      <Fact label="Location">{object.path === "" ? "The project's root" : object.path}</Fact>
      <Fact label="Size">
        {bytesInWords(object.bytes)}
        {holds ? <span className="text-dim"> in {holds.files === 1 ? "1 file" : `${holds.files} files`}</span> : null}
      </Fact>
      {object.sha256 === null ? null : (
        <Fact label="SHA-256">
          <Id value={object.sha256} label="Copy the SHA-256" />
        </Fact>
      )}
      <Fact label="Created by">{object.createdBy.name}</Fact>
      <Fact label="Created">
        <Time value={object.createdAt} as="moment" />
      </Fact>
      <Fact label="Changed">
        <Time value={object.modifiedAt} as="moment" />
      </Fact>
      <Fact label="Tags">
        {object.tags.length === 0 ? none : null}
        <span className="flex flex-wrap gap-1">
          {object.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      </Fact>
      <Fact label="Properties">
        <Pairs of={object.properties} />
      </Fact>
      <Fact label="Attributes">
        <Pairs of={object.attributes} />
      </Fact>
    </dl>
  )
}

const Pairs = ({ of }: { of: Readonly<Record<string, string | number | boolean>> }) =>
  Object.keys(of).length === 0
    ? none
    : Object.entries(of).map(([key, value]) => (
        <p key={key}>
          <span className="text-dim">{key}</span> {String(value)}
        </p>
      ))
