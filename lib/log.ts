import pino from "pino"

/** Lines of JSON, without secrets or personal data: ids of requests and operations, never their input. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})

/** Where an error came from: the places of its stack alone, since a message can hold what was in the rows. */
export const placesOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? (error.stack ?? "")
        .split("\n")
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 7)
        .join("\n")
    : undefined
