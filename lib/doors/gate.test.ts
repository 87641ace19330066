import { createServer, request, type Server } from "node:http"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { addressOf } from "@/lib/identity/origin"
import { FILE_BYTES, openGate } from "./gate"

let server: Server
let port = 0
beforeAll(async () => {
  openGate()
  openGate()
  server = createServer((asked, answer) => {
    if (asked.url === "/file") answer.setHeader(FILE_BYTES, "4").write("file")
    answer.end(asked.url === "/file" ? "" : String(asked.headers["x-forwarded-for"]))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  port = typeof address === "object" && address ? address.port : 0
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const ask = (method: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", method, headers }, (answer) => {
      let body = ""
      answer.on("data", (part: Buffer) => {
        body += part.toString()
      })
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    sent.on("error", reject)
    sent.end()
  })

describe("the gate", () => {
  test("the peer's own address stands last, so that nobody passes for another", async () => {
    const { body } = await ask("GET", { "x-forwarded-for": "6.6.6.6" })
    expect(body).toBe("6.6.6.6, 127.0.0.1")
    expect(addressOf(body, 0)).toBe("127.0.0.1")
    expect((await ask("GET")).body).toBe("127.0.0.1")
  })

  test.each(["TRACE", "PATCH", "PROPFIND", "DELETE", "M-SEARCH"])("%s is refused", async (method) => {
    expect(await ask(method)).toEqual({ status: 405, body: "" })
  })

  test("A132 a file that is sent says how long it is, in a header that everyone reads", async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/file`)
    expect(answer.headers.get("content-length")).toBe("4")
    expect(answer.headers.has(FILE_BYTES)).toBe(false)
    expect(await answer.text()).toBe("file")
  })

  test.each(["GET", "POST", "PUT", "OPTIONS"])("%s goes on", async (method) => {
    expect((await ask(method)).status).toBe(200)
  })
})
