import type { Metadata } from "next"
import { TokenUsage } from "@/components/profile/token-usage"
import { Tokens } from "@/components/profile/tokens"
import { ask } from "@/lib/doors/page"
import { switcher } from "@/lib/orgs/switcher"
import { listTokens } from "@/lib/tokens/keep"

export const metadata: Metadata = { title: "API tokens · Profile" }

export default async function TokensPage() {
  const [tokens, { orgs, primary }] = await Promise.all([ask(listTokens, null, {}), ask(switcher, null, {})])
  return (
    <>
      <Tokens tokens={tokens} orgs={orgs.map(({ id, name }) => ({ id, name, isDefault: id === primary }))} />
      <TokenUsage org={tokens.find((token) => token.org)?.org?.id ?? primary} />
    </>
  )
}
