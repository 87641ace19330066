import { createReadStream } from "node:fs"
import { type ContentStore, isHash, noBytes } from "./store"

export type S3Place = {
  readonly bucket: string
  readonly region: string
  /** None for Amazon's own. */
  readonly endpoint?: string | undefined
  readonly accessKeyId?: string | undefined
  readonly secretAccessKey?: string | undefined
}

const PREFIX = "content/"
const TRIES = 3

const keyOf = (hash: string): string => `${PREFIX}${hash.slice(0, 2)}/${hash}`

/** The client, loaded by those alone who have such a store. */
async function connected({ region, endpoint, accessKeyId, secretAccessKey }: S3Place) {
  const sdk = await import("@aws-sdk/client-s3")
  const client = new sdk.S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    // Each blob carries its own sha256, which the store checks; the newer sums are not known to every store.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000 },
  })
  return { sdk, client }
}

/** Blobs in a bucket of any store that speaks S3, streamed from and to it; a blob appears there whole or not at all. */
export function s3Store(place: S3Place): ContentStore {
  const Bucket = place.bucket
  let opened: ReturnType<typeof connected> | undefined
  const open = () => {
    opened ??= connected(place)
    return opened
  }
  const put = async (hash: string, file: string, bytes: number): Promise<void> => {
    const { sdk, client } = await open()
    const Body = createReadStream(file)
    // What goes wrong in it is the client's to say; unheard it would end the process.
    Body.on("error", () => {})
    const ChecksumSHA256 = Buffer.from(hash, "hex").toString("base64")
    try {
      await client.send(
        new sdk.PutObjectCommand({ Bucket, Key: keyOf(hash), Body, ContentLength: bytes, ChecksumSHA256 }),
      )
    } finally {
      Body.destroy()
    }
  }
  return {
    put: async (hash, file, bytes) => {
      // A stream cannot be sent a second time by the client itself.
      for (let left = TRIES - 1; ; left -= 1) {
        try {
          await put(hash, file, bytes)
          return
        } catch (error) {
          if (left === 0) throw error
        }
      }
    },
    read: async (hash, from, to) => {
      if (to <= from) return noBytes()
      const { sdk, client } = await open()
      const answer = await client.send(
        new sdk.GetObjectCommand({ Bucket, Key: keyOf(hash), Range: `bytes=${from}-${to - 1}` }),
      )
      if (!answer.Body) throw new Error("the store answered without a body")
      return answer.Body as unknown as AsyncIterable<Uint8Array>
    },
    remove: async (hashes) => {
      if (hashes.length === 0) return
      const Objects = hashes.map((hash) => ({ Key: keyOf(hash) }))
      const { sdk, client } = await open()
      const { Errors } = await client.send(new sdk.DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
      const [failed] = Errors ?? []
      if (failed) throw new Error(`the store kept a blob: ${failed.Code ?? "no reason"}`)
    },
    list: async function* () {
      const { sdk, client } = await open()
      for (let ContinuationToken: string | undefined; ; ) {
        const page = await client.send(
          new sdk.ListObjectsV2Command({ Bucket, Prefix: PREFIX, ...(ContinuationToken ? { ContinuationToken } : {}) }),
        )
        for (const { Key, LastModified } of page.Contents ?? []) {
          const hash = Key?.split("/").at(-1) ?? ""
          if (isHash(hash)) yield { hash, at: LastModified ?? new Date(0) }
        }
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined
        if (!ContinuationToken) return
      }
    },
  }
}
