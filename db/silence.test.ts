import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { renameOrg } from "@/e2e/fixtures/toys"
import { perform } from "@/lib/operations/perform"
import { closePools, lookup } from "./tenancy"

// A line to the database that can fall silent, as when its machine hangs: what is sent is taken and never answered.
const sockets = new Set<Socket>()
let silent = false
const line = createServer((near) => {
  const { hostname, port } = new URL(process.env.TRUE_DATABASE_URL ?? "")
  const far = connect(Number(port), hostname)
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(one)
    one.on("data", (bytes) => silent || other.write(bytes))
    one.on("error", () => {})
    one.on("close", () => other.destroy())
  }
})

beforeAll(async () => {
  await closePools()
  line.listen(0, "127.0.0.1")
  await once(line, "listening")
  const through = new URL(process.env.DATABASE_URL ?? "")
  process.env.TRUE_DATABASE_URL = through.href
  through.port = String((line.address() as AddressInfo).port)
  process.env.DATABASE_URL = through.href
})
afterAll(async () => {
  silent = false
  for (const socket of sockets) socket.destroy()
  line.close()
})

test("INV-52 INV-53 a database that falls silent is an outage within ten seconds, and service is back with it", async () => {
  const world = await freshWorld()
  const rename = (name: string) => perform(renameOrg, world.call("admin", { name }))
  expect(await rename("Before")).toMatchObject({ ok: true })
  silent = true
  const began = performance.now()
  const [written, looked] = await Promise.all([rename("Lost"), lookup({ text: "select 1" }).catch(() => "gone")])
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(written).toMatchObject({ ok: false, refusal: "unavailable", incident: expect.any(String) })
  expect(looked).toBe("gone")
  silent = false
  expect(await rename("After")).toMatchObject({ ok: true })
  const [row] = await world.rows<{ name: string }>({ text: "select name from org where id = $1", values: [world.org] })
  expect(row?.name).toBe("After")
})
