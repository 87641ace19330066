import { describe, expect, test } from "vitest"
import { isFiltered, listingHref, parseListing } from "./url"

const spec = {
  sorts: ["name", "last-active"],
  defaultSort: "name",
  filters: { level: ["ADMIN", "MEMBER"], status: ["active", "disabled", "ends"], active: "date", city: "text" },
  columns: ["role", "apps", "end"],
  defaultColumns: ["role", "apps"],
} as const

const read = (search: string) => parseListing(Object.fromEntries(new URLSearchParams(search)), spec)

describe("a list's address", () => {
  test("without anything asks for the first page, everything, in the default order", () => {
    expect(read("")).toMatchObject({
      q: "",
      filters: {},
      sort: "name",
      direction: "asc",
      after: null,
      before: null,
      from: 1,
      size: 50,
      columns: ["role", "apps"],
    })
  })

  test.each([
    ["sort=password", { sort: "name" }],
    ["direction=sideways", { direction: "asc" }],
    ["size=100000", { size: 50 }],
    ["size=100", { size: 100 }],
    ["columns=apps,secret", { columns: ["apps"] }],
    ["columns=", { columns: [] }],
    ["level=ADMIN,OWNER", { filters: { level: ["ADMIN"] } }],
    ["level=OWNER", { filters: {} }],
    ["level=ADMIN,MEMBER", { filters: {} }],
    ["active=2026-01-01..2026-02-01", { filters: { active: { from: "2026-01-01", to: "2026-02-01" } } }],
    ["active=..2026-02-01", { filters: { active: { from: null, to: "2026-02-01" } } }],
    ["active=2026-02-31..x", { filters: {} }],
    ["city=%20Graz%00", { filters: { city: "Graz" } }],
    ["after=a&before=b", { after: "a", before: null }],
    ["after=a&from=51", { from: 51 }],
    ["after=a&from=-1", { from: null }],
    ["__proto__=x&constructor=y", { filters: {} }],
  ])("%s is tolerated", (search, expected) => {
    expect(read(search)).toMatchObject(expected)
    if ("filters" in expected) expect(read(search).filters).toEqual(expected.filters)
  })

  test("a repeated parameter counts once", () => {
    expect(parseListing({ q: ["one", "two"] }, spec).q).toBe("one")
  })
})

describe("a link of a list", () => {
  const state = read("q=smith&level=ADMIN&sort=last-active&direction=desc&columns=end&after=abc&from=51")

  test("keeps what it does not change", () => {
    expect(listingHref("/m", state, { filters: { status: ["ends"] } })).toBe(
      "/m?q=smith&level=ADMIN&status=ends&sort=last-active&direction=desc&columns=end",
    )
  })
  test("stays on the page when only the columns change", () => {
    expect(listingHref("/m", state, { columns: ["role", "apps"] })).toContain("after=abc&from=51")
  })
  test("leads to the first page when rows or order change", () => {
    for (const patch of [{ q: "x" }, { sort: "name" }, { size: 25 }, { filters: {} }]) {
      expect(listingHref("/m", state, patch)).not.toContain("after=")
    }
  })
  test("leaves out what is the default", () => {
    expect(listingHref("/m", read("sort=name&direction=asc&size=50&columns=apps,role"), {})).toBe("/m")
  })
  test("clears a filter with an empty value", () => {
    expect(listingHref("/m", read("level=ADMIN"), { filters: { level: [] } })).toBe("/m")
  })
  test("reads back as what was meant", () => {
    const href = listingHref("/m", state, {
      after: "a+b/=&",
      from: 101,
      filters: { active: { from: "2026-01-01", to: null } },
    })
    expect(read(href.split("?")[1] ?? "")).toMatchObject({
      after: "a+b/=&",
      from: 101,
      filters: { level: ["ADMIN"], active: { from: "2026-01-01", to: null } },
    })
  })
  test("knows whether anything is filtered", () => {
    expect([isFiltered(state), isFiltered(read("sort=name")), isFiltered(read("city=Graz"))]).toEqual([
      true,
      false,
      true,
    ])
  })
})
