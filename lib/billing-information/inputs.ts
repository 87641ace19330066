import { z } from "zod"
import { emailAddress } from "@/lib/accounts/inputs"

// Nothing that a header, a line of a CSV or a reader's eye could be broken with: no control, direction or zero-width characters.
const ONE_LINE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]*$/u
const LINES = /^(?:\n|[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}])*$/u

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .regex(ONE_LINE, "Leave out line breaks and characters that cannot be seen.")
    .transform((text) => text.normalize("NFC"))

const needed = (most: number, sentence: string) => line(most).refine((text) => text.length > 0, sentence)

/** Several lines, whatever ends them. */
const lines = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll(/\r\n?/g, "\n").trim().normalize("NFC"))
    .refine((text) => text.length <= most, `At most ${most} characters.`)
    .refine((text) => LINES.test(text), "Leave out characters that cannot be seen.")

const letters = (count: number, sentence: string) =>
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(new RegExp(`^[A-Z]{${count}}$`), sentence)

/** What is invoiced to whom (facts B3.6). What depends on the country is looked at apart, by the server's tables: see check-address.ts. */
const FIELDS = {
  name: needed(100, "Say who handles the invoices."),
  email: emailAddress,
  companyName: needed(200, "Enter the company or institution that is invoiced."),
  address1: needed(200, "Enter the street or the post box."),
  address2: line(200),
  city: needed(100, "Enter the town."),
  region: line(100),
  postCode: line(20),
  country: letters(2, "Choose the country."),
  phone: line(40),
  vatId: line(40),
  currency: letters(3, "Choose the currency."),
  purchaseOrder: line(60),
  additionalInfo: lines(1000),
} as const

export type Contents = { readonly [Field in keyof typeof FIELDS]: string }
export const FIELD_NAMES = Object.keys(FIELDS) as (keyof Contents)[]

/** How each field is called on the form, in mails and in what changes. */
export const FIELD_WORDS: Readonly<Record<keyof Contents, string>> = {
  name: "Recipient",
  email: "E-mail",
  companyName: "Company",
  address1: "Address",
  address2: "Address, second line",
  city: "Town",
  region: "State or region",
  postCode: "Postal code",
  country: "Country",
  phone: "Phone",
  vatId: "VAT or tax id",
  currency: "Currency",
  purchaseOrder: "Purchase order",
  additionalInfo: "Additional information",
}

export const contentsFields = z.strictObject(FIELDS)

const idField = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "This id is not known.")

export const submitInput = z.strictObject({
  ...FIELDS,
  // What may be left out.
  address2: FIELDS.address2.default(""),
  region: FIELDS.region.default(""),
  postCode: FIELDS.postCode.default(""),
  phone: FIELDS.phone.default(""),
  vatId: FIELDS.vatId.default(""),
  currency: FIELDS.currency.default("USD"),
  purchaseOrder: FIELDS.purchaseOrder.default(""),
  additionalInfo: FIELDS.additionalInfo.default(""),
  /** What was in force and what was pending when the form was opened: a submission that started from something else is refused. */
  seen: z.strictObject({ inForce: idField.nullable(), pending: idField.nullable() }),
})

export const pendingInput = z.strictObject({ pending: idField })
export const nothingInput = z.strictObject({})
