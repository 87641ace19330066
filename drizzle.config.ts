import { defineConfig } from "drizzle-kit"

export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./db/schema/user.ts",
    "./db/schema/org.ts",
    "./db/schema/facet.ts",
    "./db/schema/project.ts",
    "./db/schema/app.ts",
    "./db/schema/group.ts",
    "./db/schema/data-object.ts",
    "./db/schema/piece.ts",
    "./db/schema/notification.ts",
    "./db/schema/trail.ts",
    "./db/schema/work.ts",
    "./db/schema/billing.ts",
    "./db/schema/charge.ts",
    "./db/schema/request.ts",
    "./db/schema/announcement.ts",
  ],
  out: "./db/migrations",
  casing: "snake_case",
})
