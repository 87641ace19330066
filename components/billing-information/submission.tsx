import { Fact, Facts } from "@/components/orgs/section"
import type { Submission } from "@/lib/billing-information/get"
import { FIELD_WORDS } from "@/lib/billing-information/inputs"

/** What a submission says, as one reads an address. */
export function SubmissionFacts({ submission: { contents, countryName } }: { submission: Submission }) {
  const { address1, address2, city, region, postCode } = contents
  const place = [[city, region].filter(Boolean).join(", "), postCode].filter(Boolean).join(" ")
  const rest = (["phone", "vatId", "currency", "purchaseOrder"] as const).filter((field) => contents[field])
  return (
    <Facts>
      <Fact name={FIELD_WORDS.name}>
        {contents.name} <span className="text-dim">{contents.email}</span>
      </Fact>
      <Fact name={FIELD_WORDS.companyName}>{contents.companyName}</Fact>
      <Fact name={FIELD_WORDS.address1}>
        {[address1, address2, place, countryName].filter(Boolean).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </Fact>
      {rest.map((field) => (
        <Fact key={field} name={FIELD_WORDS[field]}>
          {contents[field]}
        </Fact>
      ))}
      {contents.additionalInfo ? (
        <Fact name={FIELD_WORDS.additionalInfo}>
          <span className="whitespace-pre-line">{contents.additionalInfo}</span>
        </Fact>
      ) : null}
    </Facts>
  )
}
