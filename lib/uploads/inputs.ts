import { z } from "zod"
import { inFolder, objectName } from "@/lib/data/inputs"
import { newObjectId, newUploadId } from "@/lib/ids"
import { projectId } from "@/lib/projects/inputs"

/** How much of a file is stored at once, and how much of it a broken connection can cost at most. */
export const PIECE_BYTES = 8 * 1024 * 1024

/** The largest file: 1 TiB. */
export const MOST_UPLOAD_BYTES = 1024 ** 4

/** Uploads that one person may have under way in one project. */
export const MOST_OPEN = 1000

/** After this the rest of an upload is not taken any more. */
export const UPLOAD_HOURS = 24

export const uploadId = z.string().regex(/^upload-[0-9A-Za-z]{24}$/, "This is not the id of an upload.")
export const onUpload = z.strictObject({ project: projectId, upload: uploadId })

export const createUploadInput = z
  .strictObject({
    ...inFolder,
    name: objectName,
    bytes: z.int().min(0, "A size is not negative.").max(Number.MAX_SAFE_INTEGER),
    mediaType: z
      .string()
      .max(127)
      .regex(/^([\w.+-]+\/[\w.+-]+)?$/, "This is not a media type.")
      .default(""),
    /** What the whole file has to be in the end; refused otherwise. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "A sha256 is 64 hexadecimal digits in lower case.")
      .optional(),
    /** By which the sender knows the file again; said back, never read. */
    fingerprint: z
      .string()
      .max(100)
      .regex(/^[\w.:-]*$/, "A fingerprint has only letters, digits and . : - _ in it.")
      .default(""),
  })
  .transform((given) => ({ ...given, upload: newUploadId() }))

export const finishUploadInput = onUpload.transform((given) => ({
  ...given,
  file: newObjectId("file"),
  /** sha256 of all that has arrived; null until it has been read. */
  found: null as string | null,
}))
