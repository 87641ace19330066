import { describe, expect, test } from "vitest"
import { hashPassword, isPassword } from "./hash"
import { isOneAddress, newPassword } from "./inputs"
import { networkOf } from "./prove"
import { isWeak } from "./strength"

const ABOUT = ["jsmith", "Jennifer Smith", "jennifer.smith@genomeworks.example"]

describe("a password that is easy to guess", () => {
  test.each([
    "passwordpassword",
    "PasswordPassword",
    "password password password",
    "123456789012345",
    "qwertyuiopasdfgh",
    "aaaaaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "abcdefghijklmnopq",
    "zyxwvutsrqponmlk",
    "provostprovost1",
    "jennifersmith123",
    "Jennifer.Smith!1",
    "smith-jennifer-9",
    "genomeworks-2026",
    "1111111122222222",
    "p4ssw0rdp4ssw0rd",
  ])("%s", (password) => expect(isWeak(password, ABOUT)).toBe(true))
})

describe("a password that is not", () => {
  test.each([
    "correct horse battery staple",
    "quiet-harbor-lantern",
    "jennifer likes purple turtles",
    "tR8#kq!mZ2vWp9&x",
    "日本語のとても長いパスワードです",
    "die kleine Meerjungfrau schläft",
  ])("%s", (password) => expect(isWeak(password, ABOUT)).toBe(false))

  test("the length is all that is asked of its characters", () => {
    expect(newPassword.safeParse("a".repeat(14)).success).toBe(false)
    expect(newPassword.safeParse("a".repeat(15)).success).toBe(true)
    expect(newPassword.safeParse("a".repeat(128)).success).toBe(true)
    expect(newPassword.safeParse("a".repeat(129)).success).toBe(false)
  })
})

describe("hashing", () => {
  test("is argon2id with a salt of its own, and takes one letter typed in two ways for the same", async () => {
    const hash = await hashPassword("die Bärin schläft lang")
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(hash).not.toBe(await hashPassword("die Bärin schläft lang"))
    expect(await isPassword("die Bärin schläft lang".normalize("NFD"), hash)).toBe(true)
    expect(await isPassword("die barin schlaft lang", hash)).toBe(false)
    expect(await isPassword("anything", null)).toBe(false)
  })

  test("two at once, twenty wait, and more are told to come again", async () => {
    const asked = Array.from({ length: 40 }, () =>
      hashPassword("seven quiet lanterns").then(
        () => "done",
        () => "later",
      ),
    )
    const answers = await Promise.all(asked)
    expect(answers.filter((answer) => answer === "done")).toHaveLength(22)
    expect(answers.filter((answer) => answer === "later")).toHaveLength(18)
    expect(await hashPassword("seven quiet lanterns")).toContain("argon2id")
  })
})

describe("INV-28 one address and nothing else", () => {
  test.each(["a@b.example", "first.last+tag@sub.domain.example", "o'neil@x-y.example", "1@2.example"])(
    "%s is one",
    (text) => expect(isOneAddress(text)).toBe(true),
  )
  test.each([
    "",
    "a",
    "a@",
    "@b.example",
    "a@b",
    "a@@b.example",
    "a@b.example,c@d.example",
    "a@b.example c@d.example",
    "a@b.example;c@d.example",
    "A <a@b.example>",
    "<a@b.example>",
    "a@b.example\r\nBcc: c@d.example",
    "a\n@b.example",
    "a@b.example\u0000",
    "(comment)a@b.example",
    '"quoted"@b.example',
    "a@[192.0.2.1]",
    ".a@b.example",
    "a..b@c.example",
    "a@-b.example",
    "a@b..example",
    "a＠b.example",
    "ä@b.example",
    "a@bücher.example",
    `${"a".repeat(65)}@b.example`,
    `a@${"b".repeat(250)}.example`,
  ])("%j is not", (text) => expect(isOneAddress(text)).toBe(false))
})

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2/64"],
  ["2001:db8::1", "2001:db8:0:0/64"],
  ["::1", "0:0:0:0/64"],
])("the network of %s is %s", (ip, network) => expect(networkOf(ip)).toBe(network))
