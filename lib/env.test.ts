import { expect, test } from "vitest"
import { readEnv } from "./env"

const GIVEN = {
  DATABASE_URL: "postgres://app@127.0.0.1/provost",
  AUTH_SECRET: "a secret that is long enough for anyone",
  APP_ORIGIN: "https://console.example.org",
  PROVOST_DEMO: "1",
}
const STORE = { S3_BUCKET: "files", S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" }

test.each([
  [{}, "local"],
  [{ S3_BUCKET: "files" }, "S3"],
  [STORE, "S3"],
  [{ ...STORE, S3_ENDPOINT: "https://s3.example.org" }, "S3"],
])("A131 files are kept where the environment says: %j", (store, where) => {
  expect(readEnv({ ...GIVEN, ...store }).S3_BUCKET).toBe(where === "S3" ? "files" : undefined)
})

test.each([
  [{ S3_ENDPOINT: "https://s3.example.org" }, "S3_BUCKET is not set."],
  [{ S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" }, "S3_BUCKET is not set."],
  [{ S3_BUCKET: "files", S3_ACCESS_KEY_ID: "id" }, "S3_SECRET_ACCESS_KEY is not set."],
  [{ S3_BUCKET: "files", S3_SECRET_ACCESS_KEY: "secret" }, "S3_ACCESS_KEY_ID is not set."],
  [
    { S3_BUCKET: "files", S3_ENDPOINT: "s3.example.org" },
    "S3_ENDPOINT must be an address like https://s3.example.org.",
  ],
])("A131 half a store is refused with one sentence: %j", (store, sentence) => {
  expect(() => readEnv({ ...GIVEN, ...store })).toThrow(sentence)
})
