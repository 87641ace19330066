import { z } from "zod"

const flag = z.enum(["0", "1"]).default("0")

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// address"),
  MIGRATE_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a postgres:// address")
    .optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  APP_ORIGIN: z.url("must be an address like https://console.example.org").transform((url) => new URL(url).origin),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must be an smtp:// or smtps:// address")
    .optional(),
  MAIL_FROM: z.string().min(3).default("Provost <no-reply@localhost>"),
  SUPPORT_EMAIL: z.email().default("support@provost.example"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number<number>().int().min(0).max(65535).default(3000),
  DATA_DIR: z.string().default(".data"),
  TRUSTED_PROXY_HOPS: z.coerce.number<number>().int().min(0).max(10).default(0),
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: "must be an address like https://s3.example.org" }).optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().optional(),
  PROVOST_DEMO: flag,
})

export type Env = z.infer<typeof schema>

// Where only a part of a store is named, files would go to each server's own disk, or nowhere.
function missingOfStore(given: Env): string | undefined {
  const { S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = given
  if (!S3_BUCKET && (S3_ENDPOINT || S3_ACCESS_KEY_ID || S3_SECRET_ACCESS_KEY)) return "S3_BUCKET"
  if (S3_ACCESS_KEY_ID && !S3_SECRET_ACCESS_KEY) return "S3_SECRET_ACCESS_KEY"
  return S3_SECRET_ACCESS_KEY && !S3_ACCESS_KEY_ID ? "S3_ACCESS_KEY_ID" : undefined
}

/** Reads the environment once; refuses with one sentence that names the variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    const name = String(first?.path[0] ?? "environment")
    throw new Error(`${name} ${given[name] === undefined ? "is not set" : (first?.message ?? "is not valid")}.`)
  }
  if (parsed.data.PROVOST_DEMO === "0" && !parsed.data.SMTP_URL) throw new Error("SMTP_URL is not set.")
  const missing = missingOfStore(parsed.data)
  if (missing) throw new Error(`${missing} is not set.`)
  return parsed.data
}

let read: Env | undefined

/** The environment of this process. */
export function env(): Env {
  read ??= readEnv(process.env)
  return read
}
