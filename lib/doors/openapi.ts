import { z } from "zod"
import { GRANT_LEVELS } from "@/lib/access/project-access"
import { REFUSALS } from "@/lib/access/refusals"
import { env } from "@/lib/env"
import type { AnyOperation } from "@/lib/operations/operation"
import { OPERATIONS } from "./registry"

type Schema = Record<string, unknown>

const schemaOf = (operation: AnyOperation): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as Schema
  return schema
}

const NEEDS: Readonly<Record<string, string>> = {
  "project:see": "any access to the project, or to decide over it for who pays",
  ...Object.fromEntries(GRANT_LEVELS.map((level) => [`project:${level}`, `${level} or above on the project`])),
  member: "an active membership of the org",
  "signed-in": "any account",
  support: "support staff",
  metering: "a metering account",
  anyone: "nothing",
}

const errors = Object.fromEntries(
  [400, 401, 403, 404, 409, 413, 415, 422, 429, 503].map((status) => [
    String(status),
    {
      description: Object.entries(REFUSALS)
        .filter(([, entry]) => entry.status === status)
        .map(([word]) => word)
        .join(", "),
      content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
    },
  ]),
)

function pathOf(operation: AnyOperation): Schema {
  const body = {
    type: "object",
    properties: {
      ...(operation.on === "org"
        ? { org: { type: "string", description: "The org's id, such as org-demo_org." } }
        : {}),
      input: schemaOf(operation),
      ...(operation.kind === "mutation"
        ? { expect: { type: "string", description: "The digest of the preview that was seen." } }
        : {}),
    },
    required: operation.on === "org" ? ["org", "input"] : ["input"],
    additionalProperties: false,
  }
  return {
    post: {
      operationId: operation.name,
      tags: [operation.name.split(".")[0]],
      summary: operation.summary,
      description: `A ${operation.kind}. Needs ${NEEDS[operation.needs] ?? `the right ${operation.needs}`}.`,
      parameters:
        operation.kind === "mutation"
          ? [
              {
                name: "preview",
                in: "query",
                required: false,
                schema: { type: "string" },
                description: "Says what would happen and changes nothing.",
              },
              { name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 } },
            ]
          : [],
      requestBody: { required: true, content: { "application/json": { schema: body } } },
      responses: {
        "200": { description: "Done" },
        ...(operation.kind === "mutation" ? { "202": { description: "Goes on as a job" } } : {}),
        ...errors,
      },
    },
  }
}

/** Whether an operation may be called with a token at all. */
const open = (operation: AnyOperation): boolean =>
  operation.needs !== "system" &&
  operation.needs !== "anyone" &&
  !(operation.kind === "mutation" && operation.tokens === false)

let made: Schema | undefined

/** The OpenAPI document, made from the registry and its schemas. */
export function openApi(): Schema {
  made ??= {
    openapi: "3.1.0",
    info: {
      title: "Provost",
      version: "1",
      description: "Every operation of the console, as JSON. Sign in with a personal API token.",
    },
    servers: [{ url: `${env().APP_ORIGIN}/api/v1` }],
    security: [{ token: [] }],
    paths: Object.fromEntries(OPERATIONS.filter(open).map((operation) => [`/${operation.name}`, pathOf(operation)])),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: {
        Refusal: {
          type: "object",
          properties: {
            error: {
              type: "object",
              properties: {
                type: { enum: Object.keys(REFUSALS) },
                message: { type: "string" },
                fields: { type: "object", additionalProperties: { type: "string" } },
                preview: { type: "object" },
                incident: { type: "string" },
              },
              required: ["type", "message"],
            },
          },
        },
      },
    },
  }
  return made
}
