/** A blob that a store holds: its name, and when it was written. */
export type Stored = { readonly hash: string; readonly at: Date }

/**
 * Where the bytes are: the local disk, or a store that speaks S3. It holds blobs that are named by the sha256 of what they say, and that
 * never change: storing one twice is storing it once.
 */
export type ContentStore = {
  /** Takes a finished file and stores it under its hash, whole or not at all. The file is gone afterwards, or may be thrown away. */
  readonly put: (hash: string, file: string, bytes: number) => Promise<void>
  /** The bytes from `from` up to, not including, `to`, as they come. Throws where the blob is missing. */
  readonly read: (hash: string, from: number, to: number) => Promise<AsyncIterable<Uint8Array>>
  /** Takes blobs away; what is not there is no error. */
  readonly remove: (hashes: readonly string[]) => Promise<void>
  /** Every blob, in no order; what is no blob is left out. */
  readonly list: () => AsyncIterable<Stored>
}

const HASH = /^[0-9a-f]{64}$/

export const isHash = (name: string): boolean => HASH.test(name)

export async function* noBytes(): AsyncIterable<Uint8Array> {}
