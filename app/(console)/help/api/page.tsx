import type { Metadata } from "next"
import Link from "next/link"
import { OperationDoc } from "@/components/api/operation-doc"
import { PageHeader } from "@/components/ui/page-header"
import { viewer } from "@/lib/doors/page"
import { readDocument } from "./operations"

export const metadata: Metadata = { title: "API" }

export default async function ApiPage() {
  await viewer()
  const { nouns, origin } = readDocument()
  return (
    <>
      <PageHeader title="API">
        Everything the console does, a program can do with a{" "}
        <Link href="/profile/tokens" className="text-accent underline">
          personal API token
        </Link>
        . The same as a document:{" "}
        <a href="/api/v1/openapi.json" className="text-accent underline">
          openapi.json
        </a>
        .
      </PageHeader>
      <div className="mt-6 grid gap-x-10 lg:grid-cols-[200px_minmax(0,1fr)]">
        <nav aria-label="Operations" className="hidden content-start gap-4 text-sm lg:grid">
          {nouns.map(({ noun, operations }) => (
            <div key={noun}>
              <p className="mb-1 font-medium">{noun}</p>
              <ul className="grid gap-0.5">
                {operations.map(({ name }) => (
                  <li key={name}>
                    <a href={`#${name}`} className="text-dim hover:text-ink">
                      {name.slice(noun.length + 1)}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className="min-w-0">
          <HowToCall />
          {nouns.map(({ noun, operations }) => (
            <section key={noun} aria-labelledby={`noun-${noun}`} className="mt-8">
              <h2 id={`noun-${noun}`} className="mb-3 font-semibold text-lg">
                {noun}
              </h2>
              {operations.map((operation) => (
                <OperationDoc key={operation.name} operation={operation} origin={origin} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </>
  )
}

const HowToCall = () => (
  <div className="grid max-w-[720px] gap-2.5">
    <p>
      Every call is <code>POST /api/v1/&lt;operation&gt;</code> with a JSON body of <code>org</code> (where the
      operation is about one) and <code>input</code>. The answer is <code>value</code>, and for a change also how many
      objects were changed, were so already, or were refused and why.
    </p>
    <p>
      With <code>?preview</code> a change only says what would happen, with a <code>digest</code>; sent back as{" "}
      <code>expect</code>, the change is made only if that is still what would happen. The header{" "}
      <code>Idempotency-Key</code> makes a second try safe for 24 hours.
    </p>
    <p>
      A refusal is <code>error</code> with a <code>type</code> that does not change and a <code>message</code> for
      people.
    </p>
  </div>
)
