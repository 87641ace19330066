import { z } from "zod"
import { PAYER_LICENCES } from "@/lib/access/project-flags"
import { emailAddress } from "@/lib/accounts/inputs"
import { USERNAME } from "@/lib/invitations/inputs"
import { orgHandleField, orgNameField } from "@/lib/orgs/inputs"

const oneLine = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u

export const usernameField = z
  .string()
  .trim()
  .regex(
    USERNAME,
    "A username is 1 to 39 letters, digits, dots, dashes or underscores, beginning with a letter or a digit.",
  )

export const personNameField = z
  .string()
  .trim()
  .min(1, "Give the person's name.")
  .max(100)
  .regex(oneLine, "One line only.")

export const supportInput = z.strictObject({ handle: usernameField, name: personNameField, email: emailAddress })

/** Why staff do what they do in an org: it stands in that org's own trail (INV-47). */
export const reasonField = z
  .string()
  .trim()
  .min(5, "Say why, in at least 5 characters.")
  .max(500, "At most 500 characters.")
  .regex(oneLine, "One line only.")
  .regex(/^(?!(.)\1*$)/su, "Say why, in words.")

export const nothingInput = z.strictObject({})

/** A user by username, id or e-mail address. */
export const whoInput = z.strictObject({ who: z.string().trim().toLowerCase().min(1, "Say which user.").max(254) })

const limitField = z
  .string()
  .regex(/^\d{1,18}$/, "A limit is a whole number of micro-dollars.")
  .nullable()

/** What support alone switches on (A043, A080); absent means no change. */
export const featureFields = {
  billable: z.boolean().optional(),
  spendingLimit: limitField.optional(),
  provisioning: z.boolean().optional(),
  phi: z.boolean().optional(),
}

const licencesField = z
  .array(z.enum(PAYER_LICENCES))
  .max(PAYER_LICENCES.length)
  .transform((given) => [...new Set(given)].sort())

export const createForInput = z.strictObject({
  handle: orgHandleField,
  name: orgNameField,
  admin: z.strictObject({
    email: emailAddress,
    /** Only for an account that does not exist yet. */
    handle: usernameField.optional(),
    name: personNameField.optional(),
  }),
  ...featureFields,
})

export const setFeaturesInput = z.strictObject({
  org: z.string().regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/),
  ...featureFields,
  /** All the flags of projects there is a licence for; what is left out is taken away (A342). */
  licences: licencesField.optional(),
})
export type CreateFor = z.infer<typeof createForInput>
export type SetFeatures = z.infer<typeof setFeaturesInput>
