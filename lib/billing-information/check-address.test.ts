import { describe, expect, test } from "vitest"
import { checkContents, choices } from "./check-address"
import { CURRENCIES } from "./currencies"
import { type Contents, submitInput } from "./inputs"

const entered = (more: Partial<Contents> = {}): Contents => ({
  name: "Ingrid Invoice",
  email: "invoices@lab.example",
  companyName: "Genome Works",
  address1: "1 Main Street",
  address2: "",
  city: "Springfield",
  region: "IL",
  postCode: "62701",
  country: "US",
  phone: "",
  vatId: "",
  currency: "USD",
  purchaseOrder: "",
  additionalInfo: "",
  ...more,
})

const faultsOf = async (more: Partial<Contents>) => Object.keys((await checkContents(entered(more))).faults ?? {})

describe("A114 what was entered is held against what is known of the country", () => {
  test.each<[string, Partial<Contents>]>([
    ["a state by its name", { region: "illinois" }],
    ["a nine-digit code", { postCode: "62701-1234" }],
    ["a post box of the army", { region: "AE" }],
    ["a province with an accent", { country: "CA", region: "Québec", postCode: "g1r 4p5" }],
    ["Germany without a region", { country: "DE", region: "", postCode: "10115", vatId: "DE136695976" }],
    ["an id without its country's letters", { country: "DE", region: "", postCode: "10115", vatId: "136695976" }],
    ["the United Kingdom", { country: "GB", region: "", postCode: "SW1A 1AA", vatId: "GB 980 7806 84" }],
    ["Spain's letters", { country: "ES", region: "", postCode: "28013", vatId: "ESA13585625" }],
    ["India's GSTIN", { country: "IN", region: "Maharashtra", postCode: "400001", vatId: "27AAPFU0939F1ZV" }],
    ["Hong Kong, which has no codes", { country: "HK", region: "", postCode: "" }],
    ["a country whose ids no table knows", { country: "AG", region: "", postCode: "", vatId: "ANYTHING 12" }],
    ["a phone of the country", { phone: "(415) 555-0100" }],
    ["a phone of another country", { phone: "+49 30 901820" }],
  ])("%s is taken", async (_, more) => expect(await faultsOf(more)).toEqual([]))

  test.each<[string, Partial<Contents>, keyof Contents]>([
    ["a postal code of another country", { postCode: "SW1A 1AA" }, "postCode"],
    ["no postal code", { postCode: "" }, "postCode"],
    ["no state", { region: "" }, "region"],
    ["a state that is none", { region: "Bavaria" }, "region"],
    ["a country that is none", { country: "ZZ" }, "country"],
    ["a currency that is none", { currency: "DEM" }, "currency"],
    ["too short a phone number", { phone: "555" }, "phone"],
    ["a phone number of letters", { phone: "call me" }, "phone"],
    ["a VAT id with a wrong digit", { country: "DE", region: "", postCode: "10115", vatId: "DE136695977" }, "vatId"],
  ])("%s is refused beside its field", async (_, more, field) => expect(await faultsOf(more)).toEqual([field]))

  test("phone, postal code and id come back in one spelling", async () => {
    const { contents } = await checkContents(
      entered({ country: "GB", region: "", postCode: "sw1a 1aa", phone: "020 7946 0958", vatId: "gb980780684" }),
    )
    expect(contents).toMatchObject({ postCode: "SW1A 1AA", phone: "+44 20 7946 0958", vatId: "GB980780684" })
  })

  test("every country and currency has a name", () => {
    const { countries, currencies } = choices()
    expect(countries).toHaveLength(249)
    expect(countries.filter(({ value, label }) => value === label)).toEqual([])
    expect(new Set(CURRENCIES).size).toBe(currencies.length)
    expect(currencies.filter(({ value, label }) => label === `${value} · ${value}`).map((one) => one.value)).toEqual([])
  })
})

describe("bad input", () => {
  const parsed = (more: object) =>
    submitInput.safeParse({ ...entered(), seen: { inForce: null, pending: null }, ...more })

  test.each([
    ["a mailbox with a line break", { email: "a@b.example\r\nBcc: thief@evil.example" }],
    ["two mailboxes", { email: "a@b.example, c@d.example" }],
    ["a named mailbox", { email: "A <a@b.example>" }],
    ["a company of two lines", { companyName: "Works\nBcc: x" }],
    ["a company that is turned round", { companyName: "Works \u202egnp.exe" }],
    ["a recipient of blanks", { name: "   " }],
    ["a line feed between the lines of an address", { address1: "1 Main\u2028Street" }],
    ["a nul byte", { additionalInfo: "a\u0000b" }],
    ["too much", { additionalInfo: "x".repeat(1001) }],
    ["a field that is none", { iban: "DE00" }],
  ])("INV-28 %s is refused", (_, more) => expect(parsed(more).success).toBe(false))

  test("HTML in a company name is text, lines of further information stay lines, and letters are put together", () => {
    const { data } = parsed({ companyName: "<b>Works</b> & Co", additionalInfo: " a\r\nb ", city: "Zu\u0308rich" })
    expect(data).toMatchObject({ companyName: "<b>Works</b> & Co", additionalInfo: "a\nb", city: "Zürich" })
  })
})
