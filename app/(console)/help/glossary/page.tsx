import type { Metadata } from "next"
import { PageHeader } from "@/components/ui/page-header"
import { viewer } from "@/lib/doors/page"
import { GLOSSARY } from "./words"

export const metadata: Metadata = { title: "Glossary" }

export default async function GlossaryPage() {
  await viewer()
  return (
    <>
      <PageHeader title="Glossary">What the words of this console mean.</PageHeader>
      <dl className="mt-6 max-w-[760px]">
        {GLOSSARY.map(({ word, means, see }) => (
          <div
            key={word}
            id={word.toLowerCase().replaceAll(" ", "-")}
            className="grid scroll-mt-6 gap-x-8 gap-y-1 border-t py-3.5 first:border-t-0 sm:grid-cols-[180px_minmax(0,1fr)]"
          >
            <dt className="font-medium">{word}</dt>
            <dd className="grid gap-1">
              {means.map((line) => (
                <p key={line}>{line}</p>
              ))}
              {see ? (
                <p className="text-dim text-sm">
                  Looks like <code>{see}</code>
                </p>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
