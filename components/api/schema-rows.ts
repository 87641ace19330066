/** The parts of JSON Schema that our inputs are made of. */
export type Schema = {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly default?: unknown
  readonly maxLength?: number
  readonly maxItems?: number
  readonly format?: string
}

export type Row = {
  readonly path: string
  readonly type: string
  readonly required: boolean
  readonly otherwise: string | undefined
  readonly example: unknown
}

const DEEPEST = 4

const branchesOf = (schema: Schema): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? []

/** A type in words. */
export function typeWords(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" or ")
  const branches = branchesOf(schema)
  if (branches.length > 0) return [...new Set(branches.map(typeWords))].join(" or ")
  if (schema.type === "array") return `list of ${schema.items ? typeWords(schema.items) : "anything"}`
  if (schema.type === "object") {
    const fields = Object.keys(schema.properties ?? {})
    return fields.length > 0 ? `object with ${fields.join(", ")}` : "object"
  }
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "anything")
  const most = schema.maxLength === undefined ? "" : `, at most ${schema.maxLength} characters`
  return `${type}${schema.format ? ` (${schema.format})` : ""}${most}`
}

function exampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = branchesOf(schema)
  if (first) return exampleOf(first)
  if (schema.type === "array") return schema.items ? [exampleOf(schema.items)] : []
  if (schema.type === "object") {
    const required = schema.required ?? []
    return Object.fromEntries(required.map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]))
  }
  if (schema.type === "integer" || schema.type === "number") return 1
  return schema.type === "boolean" ? true : "…"
}

/** The fields of an input, a row each; what lies inside an object is named by its path. */
export function rowsOf(schema: Schema, within = "", depth = 0): readonly Row[] {
  const required = schema.required ?? []
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = within ? `${within}.${name}` : name
    const row: Row = {
      path,
      type: typeWords(field),
      required: required.includes(name) && field.default === undefined,
      otherwise: field.default === undefined ? undefined : JSON.stringify(field.default),
      example: exampleOf(field),
    }
    return depth < DEEPEST && field.type === "object" ? [row, ...rowsOf(field, path, depth + 1)] : [row]
  })
}
