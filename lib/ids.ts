import { createHash, randomBytes, randomUUID } from "node:crypto"

const PROJECT_ALPHABET = "0123456789BFGJKPQVXYZbfgjkpqvxyz"

export const userId = (handle: string): string => `user-${handle.toLowerCase()}`
export const orgId = (handle: string): string => `org-${handle.toLowerCase()}`

/** A prefix and 24 characters of the field's alphabet (facts B1.15); 32 letters, so a byte's low five bits choose evenly. */
const named = (prefix: string): string =>
  `${prefix}-${Array.from(randomBytes(24), (byte) => PROJECT_ALPHABET[byte & 31] ?? "0").join("")}`

export const newProjectId = (): string => named("project")
export const newObjectId = (kind: "file" | "folder"): string => named(kind)
export const newUploadId = (): string => named("upload")
export const newAppId = (): string => named("app")

export const newId = (): string => randomUUID()

/** 32 random bytes as base64url: what a cookie, a token or a mailed link carries. Only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString("base64url")

/** The form of a token: a prefix that scanners for leaked secrets know, and 32 random bytes. */
export const newToken = (): string => `pvt_${newSecret()}`

export const hashSecret = (secret: string): Buffer => createHash("sha256").update(secret).digest()

/** The id that a seed always gives: for things that a plan names before they are made. */
export const seededId = (prefix: "project" | "group", seed: string): string =>
  `${prefix}-${Array.from(createHash("sha256").update(seed).digest().subarray(0, 24), (byte) => PROJECT_ALPHABET[byte & 31] ?? "0").join("")}`
