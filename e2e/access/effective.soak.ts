process.env.ACCESS_WORLDS ??= "1000000"
process.env.ACCESS_WORLDS_IN_SQL ??= "50000"
await import("./effective.test")

export {}
