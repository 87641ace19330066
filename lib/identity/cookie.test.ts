import { beforeAll, expect, test } from "vitest"

let cookieName: () => string
let cookieOptions: () => object
beforeAll(async () => {
  process.env.APP_ORIGIN = "https://console.example.org"
  ;({ cookieName, cookieOptions } = await import("./cookie"))
})

test("behind https the session's cookie is bound to the host, and neither script nor plain http ever sees it", () => {
  expect(cookieName()).toBe("__Host-provost")
  expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true })
})
