import type { Metadata } from "next"
import Link from "next/link"
import { FormerTable } from "@/components/members/former-table"
import { ask } from "@/lib/doors/page"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { formerPlace, listFormer } from "@/lib/members/former"
import { FORMER_LISTING } from "@/lib/members/listing"
import { orgOf } from "../../org"

export const metadata: Metadata = { title: "Former members" }

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> }

const known = (cursor: string | null): string | null => (cursor !== null && formerPlace(cursor) ? cursor : null)

export default async function FormerPage({ params, searchParams }: Props) {
  const id = decodeURIComponent((await params).org)
  const state = parseListing(await searchParams, FORMER_LISTING)
  const { q, size } = state
  const [org, list] = await Promise.all([
    orgOf(id),
    ask(listFormer, id, { q, size, after: known(state.after), before: known(state.before) }),
  ])
  return (
    <>
      <p className="mb-1 text-dim">
        <Link href={`/orgs/${org.id}/members`} prefetch={false} className="hover:text-ink">
          Members <span aria-hidden>›</span>
        </Link>
      </p>
      <h2 className="mb-4 text-lg">Former members</h2>
      <FormerTable
        org={{ id: org.id, name: org.name }}
        rows={list.rows}
        page={{ size, total: null, next: list.next, previous: list.previous, from: state.from }}
        state={state}
      />
    </>
  )
}
