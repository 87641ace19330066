import type { Operation } from "@/components/api/operation-doc"
import type { Schema } from "@/components/api/schema-rows"
import { openApi } from "@/lib/doors/openapi"

type Post = {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly requestBody: { readonly content: { readonly "application/json": { readonly schema: Schema } } }
}
type Document = {
  readonly paths: Readonly<Record<string, { readonly post: Post }>>
  readonly servers: readonly { readonly url: string }[]
}

/** The document as one reads it: operations by noun. */
export function readDocument() {
  const document = openApi() as unknown as Document
  const nouns = new Map<string, Operation[]>()
  for (const { post } of Object.values(document.paths)) {
    const body = post.requestBody.content["application/json"].schema.properties ?? {}
    const noun = post.tags[0] ?? ""
    nouns.set(noun, [
      ...(nouns.get(noun) ?? []),
      {
        name: post.operationId,
        summary: post.summary,
        description: post.description,
        kind: post.description.startsWith("A query") ? "query" : "mutation",
        org: "org" in body,
        input: body.input ?? {},
      },
    ])
  }
  const origin = new URL(document.servers[0]?.url ?? "http://localhost").origin
  return { nouns: [...nouns].map(([noun, operations]) => ({ noun, operations })), origin }
}
