"use client"

import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { LinkButton } from "@/components/ui/link-button"
import type { ImportKindName } from "@/lib/imports/inputs"
import { csvLine } from "@/lib/listing/csv"
import type { ActResult } from "@/lib/operations/outcome"
import { KIND_WORDS } from "./kinds"

const COUNT = new Intl.NumberFormat("en-US")

type ImportResultProps = { kind: ImportKindName; org: string; done: Extract<ActResult, { ok: true }> }

/** What became of an import that was done in one go, to read and to download. */
export function ImportResult({ kind, org, done }: ImportResultProps) {
  function download() {
    const lines = done.lines.map(({ target, label, outcome, message }) =>
      csvLine([target, label, outcome, message ?? null]),
    )
    const url = URL.createObjectURL(
      new Blob([csvLine(["id", "name", "outcome", "reason"]), ...lines], { type: "text/csv;charset=utf-8" }),
    )
    const link = document.createElement("a")
    link.href = url
    link.download = `${org}-import.csv`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Callout tone="ok" alert title="The import is done">
      <p>
        {COUNT.format(done.changed)} created or changed, {COUNT.format(done.unchanged)} were so already,{" "}
        {COUNT.format(done.refused)} refused.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <LinkButton href={`/orgs/${org}/${KIND_WORDS[kind].list}`} look="primary">
          {KIND_WORDS[kind].see}
        </LinkButton>
        <Button onClick={download}>Download the result</Button>
      </div>
    </Callout>
  )
}
