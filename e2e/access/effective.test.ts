import fc from "fast-check"
import { expect, test } from "vitest"
import { PROJECT_LEVELS, type ProjectLevel } from "@/lib/access/levels"
import { effective } from "@/lib/access/project-access"
import { askedOfSql } from "./access-in-sql"
import { type AccessWorld, accessWorld, grant, NOON, oracle, PROJECTS, reachesOf, USERS } from "./access-worlds"

const RUNS = Number(process.env.ACCESS_WORLDS ?? 5000)
const IN_SQL = Number(process.env.ACCESS_WORLDS_IN_SQL ?? 300)

const everyone = (world: AccessWorld, of: (user: number, project: number) => ProjectLevel) =>
  world.members.map((_, user) => world.payers.map((_p, project) => of(user, project)))
const byOracle = (world: AccessWorld) => everyone(world, (user, project) => oracle(world, user, project))
const pure = (world: AccessWorld) =>
  everyone(world, (user, project) => effective(reachesOf(world, user, project), NOON))
const rank = (level: ProjectLevel | undefined): number => PROJECT_LEVELS.indexOf(level ?? "NONE")

test("INV-7 EFFECTIVE=ORACLE A056 A057 in random worlds the pure form gives what the formula gives, for everyone and every project", () => {
  fc.assert(
    fc.property(accessWorld, (world) => {
      expect(pure(world)).toEqual(byOracle(world))
    }),
    { numRuns: RUNS },
  )
})

test("INV-8 MONOTONE one grant more lowers nobody, and one less raises nobody", () => {
  fc.assert(
    fc.property(accessWorld, grant, (world, more) => {
      const same = (one: typeof more) =>
        one.project === more.project &&
        one.principal.kind === more.principal.kind &&
        one.principal.n === more.principal.n
      const without = { ...world, grants: world.grants.filter((one) => !same(one)) }
      const [less, after] = [pure(without), pure({ ...without, grants: [...without.grants, more] })]
      for (let user = 0; user < USERS; user += 1)
        for (let project = 0; project < PROJECTS; project += 1)
          expect(rank(after[user]?.[project])).toBeGreaterThanOrEqual(rank(less[user]?.[project]))
    }),
    { numRuns: RUNS },
  )
})

test("INV-7 INV-9 CHECK=LIST the database says of random worlds what the formula says: path by path, of a person, and of a project", async () => {
  const seed = Number(process.env.ACCESS_SEED ?? Date.now() % 1_000_000)
  const worlds = fc.sample(accessWorld, { numRuns: IN_SQL, seed })
  const tag = `a${process.pid.toString(36)}${seed.toString(36)}`
  for (let from = 0; from < worlds.length; from += 100) {
    const some = worlds.slice(from, from + 100)
    const answers = await askedOfSql(some, `${tag}x${from}`)
    for (const [n, world] of some.entries()) {
      const should = byOracle(world)
      const where = `seed ${seed}, world ${from + n}: ${JSON.stringify(world)}`
      expect(answers[n]?.paths, where).toEqual(should)
      expect(answers[n]?.reached, where).toEqual(should)
      expect(answers[n]?.listed, where).toEqual(should.map((row) => row.map((level) => level !== "NONE")))
    }
  }
})
