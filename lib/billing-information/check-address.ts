import { iso31661, iso31662 } from "iso-3166"
import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min"
import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator"
import type { Validator } from "stdnum"
import { CURRENCIES } from "./currencies"
import type { Contents } from "./inputs"

const COUNTRY_CODES: ReadonlySet<string> = new Set(iso31661.map((country) => country.alpha2))
const COUNTRY_NAMES = new Intl.DisplayNames("en", { type: "region" })
const CURRENCY_NAMES = new Intl.DisplayNames("en", { type: "currency" })

/** The English name of a country by its two letters. */
export const countryName = (code: string): string => (COUNTRY_CODES.has(code) ? (COUNTRY_NAMES.of(code) ?? code) : code)

// Names that a sentence gives an article.
const WITH_THE =
  /^(United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Isle)|(Islands|Republic|Territories)$/
const spoken = (name: string): string => (WITH_THE.test(name) ? `the ${name}` : name)

type Choice = { readonly value: string; readonly label: string }
const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, "en")

/** What can be chosen on the form: every country, and every currency by its code. */
export const choices = (): { readonly countries: readonly Choice[]; readonly currencies: readonly Choice[] } => ({
  countries: [...COUNTRY_CODES].map((value) => ({ value, label: countryName(value) })).sort(byLabel),
  currencies: CURRENCIES.map((value) => ({ value, label: `${value} · ${CURRENCY_NAMES.of(value) ?? value}` })),
})

// Where no letter arrives without one. Elsewhere a code is checked when it is given.
const NEEDS_POST_CODE = new Set(
  "AT AU BE BR CA CH CN DE DK ES FI FR GB IN IT JP KR LU MX NL NO NZ PL PT SE US".split(" "),
)
const NEEDS_REGION = new Set("AU BR CA IN MX US".split(" "))
const MILITARY = ["AA", "AE", "AP"]

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/[\p{M}.]/gu, "")
    .toLowerCase()

/** Whether it is a state, province or territory of the country, by its code or its name. */
const isRegion = (country: string, region: string): boolean =>
  (country === "US" && MILITARY.includes(region.toUpperCase())) ||
  iso31662.some(
    ({ code, name }) =>
      code.startsWith(`${country}-`) && (plain(code.slice(3)) === plain(region) || plain(name) === plain(region)),
  )

// Greece's own prefix.
const vatPrefix = (country: string): string => (country === "GR" ? "EL" : country)

/** Whether one of the country's own numberings has it, with or without the country's letters; null where no table knows them. */
async function isTaxId(country: string, id: string): Promise<boolean | null> {
  const { entityValidators, euVat, personValidators, stdnum } = await import("stdnum")
  const own = stdnum[country] ?? {}
  const known = [entityValidators[country], personValidators[country], euVat[country], [own.vat], [own.gstin]]
    .flat()
    .filter((one): one is Validator => one !== undefined)
  if (known.length === 0) return null
  const prefix = vatPrefix(country)
  const bare = id.startsWith(prefix) ? id.slice(prefix.length).trim() : id
  return known.some((one) => one.validate(id).isValid || one.validate(bare).isValid)
}

type Faults = Partial<Record<keyof Contents, string>>
type Checked = { readonly contents: Contents; readonly faults: Readonly<Faults> | null }

/**
 * Holds what was entered against the tables that know the country: its postal codes (postcode-validator), states (ISO 3166-2), phone numbers
 * (libphonenumber) and tax ids (stdnum). What no table knows is taken as it is. Phone, postal code and id come back in one spelling.
 */
export async function checkContents(entered: Contents): Promise<Checked> {
  const faults: Faults = {}
  const { country } = entered
  if (!CURRENCIES.includes(entered.currency)) faults.currency = "Choose a currency of ISO 4217, such as USD."
  if (!COUNTRY_CODES.has(country)) return { contents: entered, faults: { ...faults, country: "Choose the country." } }
  const where = spoken(countryName(country))

  const postCode = entered.postCode.toUpperCase()
  if (postCode === "" && NEEDS_POST_CODE.has(country)) faults.postCode = `An address in ${where} needs a postal code.`
  else if (postCode !== "" && postcodeValidatorExistsForCountry(country) && !postcodeValidator(postCode, country))
    faults.postCode = `This is no postal code of ${where}.`

  if (NEEDS_REGION.has(country) && !isRegion(country, entered.region))
    faults.region =
      entered.region === ""
        ? `An address in ${where} needs a state or region.`
        : `There is no state or region of this name in ${where}.`

  const phone = entered.phone === "" ? null : parsePhoneNumberFromString(entered.phone, country as CountryCode)
  if (phone === undefined || phone?.isValid() === false)
    faults.phone = `This is no phone number of ${where}. For one of another country begin with + and its code.`

  const vatId = entered.vatId.toUpperCase()
  if (vatId !== "" && (await isTaxId(country, vatId)) === false)
    faults.vatId = `This is no VAT or tax id of ${where}: check each character. Leave it empty where there is none.`

  const contents = { ...entered, postCode, vatId, phone: phone ? phone.formatInternational() : "" }
  return { contents, faults: Object.keys(faults).length > 0 ? faults : null }
}
