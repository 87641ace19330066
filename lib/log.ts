import pino from "pino"

/** Lines of JSON, without secrets or personal data: ids of requests and operations, never their input. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})
