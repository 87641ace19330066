import { z } from "zod"
import { newId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"

/** What a file may have at most: 10 MB (settled 3.11). */
export const MOST_FILE_BYTES = 10_000_000
const MOST_BASE64 = Math.ceil(MOST_FILE_BYTES / 3) * 4

export const storeInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((name) => !/[\p{Cc}/\\]/u.test(name), "This is not a file's name."),
  content: z
    .string()
    .max(MOST_BASE64, "A file may have at most 10 MB.")
    .refine((text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, "Send the content as base64."),
})

const bytesOf = (content: string): number =>
  (content.length / 4) * 3 - (content.endsWith("==") ? 2 : content.endsWith("=") ? 1 : 0)

/** Keeps an uploaded file for a day, for an operation to take by its id. Its content is no part of the trail. */
export const storeFile = mutation({
  name: "file.store",
  summary: "Keeps a file for a day, for an import to take.",
  on: "org",
  needs: "members:edit",
  input: storeInput,
  load: async () => null,
  rule: anyone,
  plan: (_, { org, input }) => [
    {
      target: org.id,
      label: input.name,
      outcome: "changed",
      before: null,
      after: { name: input.name, bytes: bytesOf(input.content) },
    },
  ],
  apply: async (tx, _, { org, me, input, now }) => {
    const file = newId()
    const content = Buffer.from(input.content, "base64")
    await tx.rows({
      text: "insert into stored_file (org_id, id, user_id, name, bytes, content, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
      values: [org.id, file, me, input.name, content.length, content, now],
    })
    return { value: { file, name: input.name, bytes: content.length } }
  },
  example: () => ({ name: "members.csv", content: "dXNlcm5hbWUK" }),
})
