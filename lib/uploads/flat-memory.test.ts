import { test } from "vitest"
import { upAndDown } from "@/e2e/fixtures/big-file"
import { openS3 } from "@/e2e/fixtures/s3"
import { contentStore, useContentStore } from "@/lib/content/place"

test(
  "A131 a file of 64 MB goes up and down in flat memory, on the local disk",
  () => upAndDown(64 * 1024 * 1024),
  60_000,
)

test("A131 and over S3", async () => {
  const local = contentStore()
  const s3 = await openS3()
  useContentStore(s3.store)
  try {
    await upAndDown(24 * 1024 * 1024)
  } finally {
    useContentStore(local)
    await s3.close()
  }
}, 60_000)
