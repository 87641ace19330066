import { describe, expect, test } from "vitest"
import { parseMembers } from "./parse-members"

const HEAD = "username,name,email,level,billable_activities,project_access,app_access"
const bytes = (text: string) => new TextEncoder().encode(text)
const file = (...lines: string[]) => bytes([HEAD, ...lines, ""].join("\n"))
const rowsOf = (content: Uint8Array) => {
  const parsed = parseMembers(content)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.rows
}
const messageOf = (content: Uint8Array) => {
  const parsed = parseMembers(content)
  return parsed.ok ? "it was read" : parsed.message
}

const ADA = "ada,Ada Lovelace,ada@example.org,MEMBER,false,CONTRIBUTE,true"

describe("what is read", () => {
  test("A080 a row is read with its line, its id and every setting", () => {
    expect(rowsOf(file(ADA))).toEqual([
      {
        line: 2,
        target: "user-ada",
        label: "Ada Lovelace",
        detail: "ada",
        values: {
          username: "ada",
          name: "Ada Lovelace",
          email: "ada@example.org",
          level: "MEMBER",
          billableActivities: false,
          projectAccess: "CONTRIBUTE",
          appAccess: true,
        },
        wrong: null,
      },
    ])
  })

  test.each([
    ["a byte order mark", bytes(`\uFEFF${HEAD}\n${ADA}\n`)],
    ["CRLF", bytes(`${HEAD}\r\n${ADA}\r\n`)],
    ["old Mac line ends", bytes(`${HEAD}\r${ADA}\r`)],
    [
      "quotes around every cell",
      bytes(`${HEAD}\n"ada","Ada Lovelace","ada@example.org","MEMBER","false","CONTRIBUTE","true"\n`),
    ],
    ["no line end at the end", bytes(`${HEAD}\n${ADA}`)],
    ["columns in another order and spelling", bytes("LEVEL,Email, Username ,name\nMEMBER,ada@example.org,ada,Ada")],
  ])("%s is no obstacle", (_, content) => {
    expect(rowsOf(content).map((row) => [row.target, row.wrong])).toEqual([["user-ada", null]])
  })

  test("digits and mixed case make usernames as typed and ids in lower case", () => {
    const rows = rowsOf(
      file(
        "08volt,08volt,08volt@x.org,MEMBER,,,",
        "0xMH,0xMH,0xmh@x.org,MEMBER,,,",
        "249043822,249043822,2@x.org,MEMBER,,,",
      ),
    )
    expect(rows.map((row) => [row.target, row.values?.username])).toEqual([
      ["user-08volt", "08volt"],
      ["user-0xmh", "0xMH"],
      ["user-249043822", "249043822"],
    ])
  })

  test("an empty cell and an absent column say nothing", () => {
    const parsed = parseMembers(bytes("username,name,email,level,app_access\nada,,,,\n"))
    expect(parsed.ok && parsed.rows[0]?.values).toEqual({ username: "ada" })
    expect(parsed.ok && parsed.absent).toEqual(["billable_activities", "project_access", "end_date"])
  })

  test("a quoted cell may hold commas, quotes and accents", () => {
    const [row] = rowsOf(file('zoe,"Zoë ""Z"" Ångström, PhD",zoe@example.org,MEMBER,,,'))
    expect(row?.label).toBe('Zoë "Z" Ångström, PhD')
  })

  test("settled 3.11: the one ' that export writes before a formula is dropped", () => {
    expect(rowsOf(file("ada,'=SUM(A1),ada@example.org,MEMBER,,,"))[0]?.values?.name).toBe("=SUM(A1)")
    expect(rowsOf(file("ada,'Ada,ada@example.org,MEMBER,,,"))[0]?.values?.name).toBe("'Ada")
  })

  test("a day alone ends with that day, never takes an end date away", () => {
    const content = bytes(
      "username,name,email,level,end_date\na,A,a@x.org,MEMBER,2027-03-31\nb,B,b@x.org,MEMBER,never\n",
    )
    expect(rowsOf(content).map((row) => row.values?.endsAt)).toEqual(["2027-03-31T23:59:59.000Z", null])
  })
})

describe("what a row is refused for", () => {
  test.each([
    [
      "a spreadsheet formula in a name",
      '=HYPERLINK("http://x"),',
      /begins with =, which a spreadsheet takes for a formula/,
    ],
  ])("%s", (_, name, why) => {
    const [row] = rowsOf(file(`ada,"${name.slice(0, -1).replaceAll('"', '""')}",ada@example.org,MEMBER,,,`))
    expect(row?.wrong).toMatch(why)
    expect(row?.values).toBeNull()
  })

  test.each([
    ["a bad username", "-ada,Ada,a@x.org,MEMBER,,,", /^username is "-ada"; it has to be/],
    ["a username of 40 letters", `${"a".repeat(40)},Ada,a@x.org,MEMBER,,,`, /^username is/],
    ["no username", ",Ada,a@x.org,MEMBER,,,", /^The username is missing/],
    ["two addresses (INV-28)", 'ada,Ada,"a@x.org,b@x.org",MEMBER,,,', /^email is/],
    ["an address with a name (INV-28)", "ada,Ada,Ada <a@x.org>,MEMBER,,,", /^email is/],
    ["a look-alike @ (INV-28)", "ada,Ada,a＠x.org,MEMBER,,,", /^email is/],
    ["a comment in an address (INV-28)", "ada,Ada,a(x)@x.org,MEMBER,,,", /^email is/],
    ["a line break in an address (INV-28)", 'ada,Ada,"a@x.org\nBcc: b@x.org",MEMBER,,,', /^email holds a character/],
    ["a control character", "ada,A\u0007da,a@x.org,MEMBER,,,", /^name holds a character/],
    ["an unknown level", "ada,Ada,a@x.org,OWNER,,,", /^level is "OWNER"; it has to be ADMIN or MEMBER/],
    ["a word that is no boolean", "ada,Ada,a@x.org,MEMBER,maybe,,", /^billable_activities is "maybe"/],
    ["an unknown project access", "ada,Ada,a@x.org,MEMBER,,ALL,", /^project_access is "ALL"/],
    ["too few cells", "ada,Ada,a@x.org", /^The row has 3 cells where the first line has 7/],
    ["too many cells", "ada,Ada,a@x.org,MEMBER,,,,,", /^The row has 9 cells/],
  ])("%s", (_, line, why) => {
    const rows = rowsOf(file(ADA, line))
    expect(rows[0]?.wrong).toBeNull()
    expect(rows[1]?.wrong).toMatch(why)
    expect(rows[1]?.target).toMatch(/^line-\d+$/)
  })

  test("a username that stands twice, in any case, and an address that stands twice, name the first line", () => {
    const rows = rowsOf(file(ADA, "ADA,Other,o@example.org,MEMBER,,,", "bob,Bob,ADA@example.org,MEMBER,,,"))
    expect(rows.map((row) => row.wrong)).toEqual([
      null,
      "The username ADA stands in line 2 already.",
      "The e-mail address stands in line 2 already.",
    ])
  })
})

describe("what a file is refused for", () => {
  const latin1 = Uint8Array.from([...bytes(`${HEAD}\n${ADA}\nzoe,Zo`), 0xeb, ...bytes(",zoe@example.org,MEMBER,,,\n")])
  test.each([
    ["nothing in it", bytes(""), /^The file is empty/],
    ["no rows", bytes(`${HEAD}\n\n`), /no rows below its first line/],
    ["a missing column", bytes("username,name,level\na,b,MEMBER\n"), /^The column "email" is missing/],
    ["an unknown column", bytes(`${HEAD},shoe_size\n`), /^The column "shoe_size" is not known/],
    ["a column twice", bytes(`${HEAD},name\n`), /^The column "name" stands in the file twice/],
    ["semicolons", bytes("username;name;email;level\na;b;c@x.org;MEMBER\n"), /not separated by commas/],
    ["Latin-1 bytes", latin1, /^Line 3 is not UTF-8 text/],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x75, 0]), /UTF-16/],
    ["a spreadsheet's own file", Uint8Array.from([0x50, 0x4b, 3, 4, 0]), /spreadsheet's own file/],
    ["a quote never closed", bytes(`${HEAD}\n"ada,Ada,a@x.org,MEMBER,,,\n`), /a quote is opened and never closed/],
    ["a quote in the middle", bytes(`${HEAD}\nada,A"d"a,a@x.org,MEMBER,,,\n`), /a quote stands where none can be/],
    ["more than 10 MB", new Uint8Array(10_000_001), /larger than 10 MB/],
  ])("%s", (_, content, why) => {
    expect(messageOf(content)).toMatch(why)
  })

  test("more than 100,000 rows", () => {
    const lines = Array.from({ length: 100_001 }, (_, n) => `p${n},P,,MEMBER,,,`)
    expect(messageOf(file(...lines))).toMatch(/^The file has 100,001 rows; at most 100,000/)
  })
})
