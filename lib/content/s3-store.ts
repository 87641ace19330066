import { createReadStream } from "node:fs"
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3"
import { type ContentStore, isHash } from "./store"

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

function clientOf({ region, endpoint, accessKeyId, secretAccessKey }: S3Place): S3Client {
  return new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    // Each blob carries its own sha256, which the store checks; the newer sums are not known to every store.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000 },
  })
}

/** Blobs in a bucket of any store that speaks S3, streamed from and to it; a blob appears there whole or not at all. */
export function s3Store(place: S3Place): ContentStore {
  const client = clientOf(place)
  const Bucket = place.bucket
  const put = (hash: string, file: string, bytes: number) =>
    client.send(
      new PutObjectCommand({
        Bucket,
        Key: keyOf(hash),
        Body: createReadStream(file),
        ContentLength: bytes,
        ChecksumSHA256: Buffer.from(hash, "hex").toString("base64"),
      }),
    )
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
      const answer = await client.send(
        new GetObjectCommand({ Bucket, Key: keyOf(hash), Range: `bytes=${from}-${to - 1}` }),
      )
      if (!answer.Body) throw new Error("the store answered without a body")
      return answer.Body as unknown as AsyncIterable<Uint8Array>
    },
    remove: async (hashes) => {
      if (hashes.length === 0) return
      const Objects = hashes.map((hash) => ({ Key: keyOf(hash) }))
      const { Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
      const [failed] = Errors ?? []
      if (failed) throw new Error(`the store kept a blob: ${failed.Code ?? "no reason"}`)
    },
    list: async function* () {
      for (let ContinuationToken: string | undefined; ; ) {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix: PREFIX, ...(ContinuationToken ? { ContinuationToken } : {}) }),
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
