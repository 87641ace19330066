import type { z } from "zod"
import type { Tx } from "@/db/tenancy"
import type { GrantLevel } from "@/lib/access/project-access"
import type { RefusalWord } from "@/lib/access/refusals"
import type { Right } from "@/lib/access/rights"
import type { StaffRight } from "@/lib/access/staff"
import type { Verdict } from "@/lib/access/verdict"
import type { Notice } from "@/lib/notices/notice"
import type { Actor, OrgFacts, Origin, ProjectFacts, ProjectStanding, Standing } from "./actor"
import type { Fields } from "./outcome"

export type On = "org" | "project" | "account" | "installation"

/** On a project: a level; or `see`, which its payer's admins have too, its sponsor, and whom it is being handed over to. */
export type ProjectNeeds = `project:${GrantLevel | "see"}`

/**
 * What an actor must carry before the rule is asked: a right in the org; `member`, an active membership; a level on the project;
 * `signed-in`; `support`, staff of the installation; `staff:`, one of their rights; `metering`, a metering account; `system`, the worker; `anyone`,
 * also without an account.
 */
export type Needs =
  | Right
  | ProjectNeeds
  | `staff:${StaffRight}`
  | "member"
  | "signed-in"
  | "support"
  | "metering"
  | "system"
  | "anyone"

/** What every function of an operation is given. */
export type Ground = {
  org: { readonly org: OrgFacts; readonly standing: Standing; readonly me: string }
  project: { readonly project: ProjectFacts; readonly access: ProjectStanding; readonly me: string }
  account: { readonly me: string }
  installation: { readonly me: string | null }
}

export type Ask<O extends On, Input> = Ground[O] & {
  readonly actor: Actor
  readonly origin: Origin
  readonly input: Input
  readonly now: Date
  /** The ids a mutation of many is about, resolved from its selection; empty for others. */
  readonly targets: readonly string[]
  /** False in a preview: load then reads without locks. */
  readonly locking: boolean
}

export type Asked<O extends On, Input, Facts> = Ask<O, Input> & { readonly facts: Facts }

/** One object of a plan. `before` and `after` hold only what differs, and never a secret: they go into the trail. */
export type Change =
  | {
      readonly target: string
      readonly label: string
      readonly outcome: "changed"
      /** Stands for the target where its id is new each time it is planned, so that a preview and what follows it agree. */
      readonly planned?: string | undefined
      readonly before: Fields | null
      readonly after: Fields | null
      /** Whose chain records it, where the transaction is the installation's. */
      readonly chain?: string | undefined
      /** What people should know of this one beside the change itself. */
      readonly note?: string | undefined
    }
  | {
      readonly target: string
      readonly label: string
      readonly outcome: "unchanged"
      readonly note?: string | undefined
    }
  | {
      readonly target: string
      readonly label: string
      readonly outcome: "refused"
      readonly refusal: RefusalWord
      readonly message?: string | undefined
    }

export type Changed = Extract<Change, { outcome: "changed" }>

export type Applied<Value> = {
  readonly value: Value
  readonly notices?: readonly Notice[]
  readonly jobs?: readonly QueuedTask[]
}

/** A task for the queue, added in the same transaction. */
export type QueuedTask = {
  readonly task: string
  readonly payload: object
  readonly key?: string
  readonly runAt?: Date
}

type Described = {
  /** `noun.verb`, singular: also the audit action and the HTTP name. */
  readonly name: string
  /** One sentence for the API's readers. */
  readonly summary: string
}

/**
 * The projects and apps a call is about, whose rows its transaction may see and change. On a project it is `input.project` unless said
 * otherwise, and the first is the one where the actor is placed; elsewhere `load` must check them itself.
 */
type Things<Input> = { readonly things?: (input: Input) => readonly string[] }

export type Mutation<O extends On = On, Input = unknown, Facts = unknown, Value = unknown> = Described &
  Things<Input> & {
    readonly kind: "mutation"
    readonly on: O
    readonly needs: Needs
    readonly input: z.ZodType<Input>
    /** Holds the project's row alone: for what changes its settings. */
    readonly locksProject?: boolean
    /** Locks the org's row first, a project's payer's: for what can change admins, seats or money. */
    readonly locksOrg?: boolean | ((input: Input) => boolean)
    /** On a project, with `locksOrg`: the org that is to pay, whose row is held with the payer's, in the order of their ids (INV-42). */
    readonly locksBeside?: (input: Input) => string
    /** Asks for the password again after five minutes (INV-22). */
    readonly sensitive?: boolean | ((input: Input) => boolean)
    /** Why it is done, as it stands in the trail; staff must always say (INV-47). */
    readonly reason?: (input: Input, facts: Facts) => string | undefined
    /** False where a token must never do this. */
    readonly tokens?: boolean
    /** Makes it a mutation of many: of a selection of ids, or of rows that it reads from elsewhere, such as a file. */
    readonly many?: ManyOfIds<O, Input> | ManyOfRows<O, Input>
    /** Work that must not happen inside a transaction, such as hashing a password. */
    readonly prepare?: (input: Input, by: Pick<Ask<O, Input>, "actor" | "origin" | "now">) => Promise<Input>
    /** The only reads the rule and the plan may see; locked unless previewed. */
    readonly load: (tx: Tx, ask: Ask<O, Input>) => Promise<Facts>
    readonly rule: (asked: Asked<O, Input, Facts>) => Verdict
    /** Pure. */
    readonly plan: (facts: Facts, asked: Asked<O, Input, Facts>) => readonly Change[]
    /** Writes the plan and nothing else. */
    readonly apply: (tx: Tx, changed: readonly Changed[], asked: Asked<O, Input, Facts>) => Promise<Applied<Value>>
    /** For what is a record by itself, line by line, as the ledger is: the one event that stands in the trail for all its changes. */
    readonly event?: (
      changed: readonly Changed[],
      asked: Asked<O, Input, Facts>,
    ) => { readonly target: string; readonly after: Fields }
    /** What a unique constraint means when two come at once. */
    readonly conflicts?: Readonly<Record<string, RefusalWord>>
    /** Input for the matrix and contract tests, given an org's cast; see e2e/access. */
    readonly example?: (cast: Cast) => unknown
  }

/** Names the selection in the input and finds the ids that match a filter. */
export type ManyOfIds<O extends On, Input> = {
  readonly selection: (input: Input) => Selection
  readonly matching: (tx: Tx, ask: Ask<O, Input>) => Promise<readonly string[]>
  readonly title: (count: number) => string
}

/** Reads its rows, a target each, none twice; `withRows` makes the input of those that are worked on at once. */
export type ManyOfRows<O extends On, Input> = {
  readonly rows: (tx: Tx, ask: Ask<O, Input>) => Promise<Rows | Denial>
  readonly withRows: (input: Input, rows: readonly object[]) => Input
  readonly title: (count: number) => string
}
export type Rows = { readonly targets: readonly string[]; readonly rows: readonly object[] }
export type Denial = Extract<Verdict, { allowed: false }>

export type Query<O extends On = On, Input = unknown, Output = unknown> = Described &
  Things<Input> & {
    readonly kind: "query"
    readonly on: O
    readonly needs: Needs
    readonly input: z.ZodType<Input>
    readonly rule?: (ask: Ask<O, Input>) => Verdict
    readonly run: (tx: Tx, ask: Ask<O, Input>) => Promise<Output>
    readonly example?: (cast: Cast) => unknown
  }

export type Selection = { readonly ids: readonly string[] } | { readonly matching: unknown }

/** Ids the generated tests fill examples with. */
export type Cast = {
  readonly org: string
  readonly admin: string
  readonly member: string
  readonly other: string
  readonly outsider: string
  /** Removed, and can be brought back. */
  readonly former: string
  readonly invitation: string
  readonly session: string
  readonly token: string
  readonly job: string
  readonly file: string
  /** The billing information in force of the org. */
  readonly billing: string
  /** A CSV of groups, and one of projects and grants. */
  readonly groupsFile: string
  readonly projectsFile: string
  /** A project of the org that the admin administers, and another they see. */
  readonly project: string
  readonly otherProject: string
  readonly group: string
  /** An app billed to the org, with a version 1.0.0; the admin and one of the members develop it. */
  readonly app: string
  /** A file in `project`, and a folder that it is not in. */
  readonly object: string
  readonly folder: string
  /** For a licence, by the admin, not decided yet. */
  readonly request: string
  /** An upload of the admin's into `project`, of an empty file. */
  readonly upload: string
  /** A metering account, and a token of it. */
  readonly meter: string
  readonly meterToken: string
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds operations of every input; each is parsed by its own schema
export type AnyMutation = Mutation<any, any, any, any>
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyQuery = Query<any, any, any>
export type AnyOperation = AnyMutation | AnyQuery

/** Declares a mutation: the only way anything changes. */
export const mutation = <O extends On, Input, Facts, Value>(
  spec: Omit<Mutation<O, Input, Facts, Value>, "kind">,
): Mutation<O, Input, Facts, Value> => ({ kind: "mutation", ...spec })

/** Declares a query: the only way anything is read for a person or a program. */
export const query = <O extends On, Input, Output>(
  spec: Omit<Query<O, Input, Output>, "kind">,
): Query<O, Input, Output> => ({
  kind: "query",
  ...spec,
})
