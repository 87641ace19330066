import { describe, expect, test } from "vitest"
import { addressOf, originOf, sameOrigin } from "./origin"

const headers = (given: Record<string, string>) => new Headers(given)

describe("where a call with a cookie comes from", () => {
  test.each([
    [{ origin: "http://localhost:4300" }, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ origin: "http://localhost:4300", "sec-fetch-site": "cross-site" }, true],
    [{}, false],
    [{ origin: "null" }, false],
    [{ origin: "" }, false],
    [{ origin: "http://localhost:4301" }, false],
    [{ origin: "https://localhost:4300" }, false],
    [{ origin: "http://localhost:4300.evil.example" }, false],
    [{ origin: "http://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" }, false],
    [{ origin: "http://evil.example", "sec-fetch-site": "same-origin" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "none" }, false],
  ])("%j is ours: %s", (given, ours) => {
    expect(sameOrigin(headers(given as Record<string, string>))).toBe(ours)
  })
})

describe("the client's address", () => {
  test.each([
    ["192.0.2.1", 0, "192.0.2.1"],
    ["6.6.6.6, 192.0.2.1", 0, "192.0.2.1"],
    ["6.6.6.6, 192.0.2.1, 10.0.0.1", 1, "192.0.2.1"],
    ["192.0.2.1", 1, null],
    ["::ffff:192.0.2.1", 0, "192.0.2.1"],
    ["2001:db8::1", 0, "2001:db8::1"],
    ["not an address", 0, null],
    [null, 0, null],
  ])("of %s behind %d proxies is %s", (forwarded, hops, address) => {
    expect(addressOf(forwarded, hops)).toBe(address)
  })

  test("a request's id is taken only in the form the proxy makes", () => {
    const id = "5f0c2f0e-94a1-4d4e-9a39-0c6c1f6f2d11"
    expect(originOf(headers({ "x-request-id": id }), "page").id).toBe(id)
    expect(originOf(headers({ "x-request-id": "x y" }), "page").id).not.toContain("x")
  })
})
