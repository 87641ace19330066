export type AttributeValue = string | number | boolean

const NUMBER = /^-?\d{1,15}(\.\d{1,10})?$/

/** What is typed as an attribute's value: a number, true or false, or text; in quotes it is text whatever it looks like. */
export function attributeOf(typed: string): AttributeValue {
  const text = typed.trim()
  if (NUMBER.test(text)) return Number(text)
  if (text === "true" || text === "false") return text === "true"
  return /^".*"$/.test(text) && text.length > 1 ? text.slice(1, -1) : text
}

/** The same the other way: text that would be read as something else stands in quotes. */
export const attributeText = (value: AttributeValue): string =>
  typeof value === "string" && (attributeOf(value) !== value || value !== value.trim()) ? `"${value}"` : String(value)
