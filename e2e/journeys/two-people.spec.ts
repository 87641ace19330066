import { expect, test } from "../fixtures/browser"

test("INV-34 two people take turns at the same addresses and never see what is the other's", async ({ enter }) => {
  const mine = await enter("admin", { own: true })
  const theirs = await enter("outsider", { own: true })
  const paths = ["/orgs", "/profile", "/profile/organizations", "/profile/security", "/profile/tokens"]
  for (const path of [...paths, ...paths]) {
    for (const [page, own, other] of [
      [mine, "Ada Admin", "Otto Outsider"],
      [theirs, "Otto Outsider", "Ada Admin"],
    ] as const) {
      const response = await page.goto(path)
      const html = (await response?.text()) ?? ""
      expect(html, path).toContain(own)
      expect(html, path).not.toContain(other)
      expect(response?.headers()["cache-control"], path).toMatch(/private|no-store/)
    }
  }
  // What a click or a prefetch fetches instead of a page.
  for (const headers of [{ rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }] as const) {
    for (const [page, own, other] of [
      [mine, "Ada Admin", "Otto Outsider"],
      [theirs, "Otto Outsider", "Ada Admin"],
    ] as const) {
      const response = await page.request.get("/profile", { headers })
      const text = await response.text()
      expect(text).not.toContain(other)
      if (!("next-router-prefetch" in headers)) expect(text).toContain(own)
      expect(response.headers()["cache-control"]).toMatch(/private|no-store/)
    }
  }
})

test("INV-29 another org's pages are not there, in the same words as those of no org at all", async ({
  world,
  enter,
}) => {
  const page = await enter("admin", { own: true })
  const said: string[] = []
  for (const org of [world.foreign, "org-there.is.none"]) {
    for (const path of ["", "/members", "/settings", "/jobs", "/members/former", "/members/import"]) {
      const response = await page.goto(`/orgs/${org}${path}`)
      expect(response?.status(), path).toBe(404)
      expect(await page.content()).not.toMatch(/Foreign Lab|Otto|Fay/)
      said.push(await page.getByRole("main").innerText())
    }
  }
  expect(new Set(said).size).toBe(1)
})

test("INV-30 no header of a client's selects an org, forges an address or passes the middleware by", async ({
  world,
  request,
}) => {
  const authorization = `Bearer ${world.bearerOf(world.tokens.admin)}`
  const forged = {
    "x-org": world.foreign,
    "x-tenant": world.foreign,
    "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
    "x-forwarded-for": "203.0.113.9",
  }
  const answer = await request.post("/api/v1/org.rename", {
    headers: { authorization, ...forged },
    data: { org: world.org, input: { name: "Renamed", version: 1 } },
  })
  expect(answer.status()).toBe(200)
  const [event] = await world.trail()
  expect(event).toMatchObject({ target: world.org, ip: "127.0.0.1" })
  expect(await world.trail(world.foreign)).toEqual([])
})
