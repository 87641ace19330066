import type { Letter, Payload } from "./letter"
import { by, day, hello, say } from "./say"

/** The mails about projects and apps. They name a PHI project by its id alone (A184): see aboutProject. */
export const THING_TEMPLATES = {
  "project.shared": (p) => ({
    subject: `${by(p)} shared the project ${say(p, "project")} with ${say(p, "whom", "you")}`,
    lines: [
      hello(p),
      `${by(p)} has given ${say(p, "whom", "you")} ${say(p, "level", "access")} on the project ${say(p, "project")}${say(p, "endsAt") ? `, until ${day(p, "endsAt")}` : ""}.`,
    ],
    action: { label: "Open the project", to: `/projects/${say(p, "projectId")}` },
  }),
  "project.grant-self": (p) => ({
    subject: `${by(p)} now administers the project ${say(p, "project")}`,
    lines: [
      hello(p),
      `${by(p)}, who looks after what the project ${say(p, "project")} is billed to, has given themselves Administer on it.`,
      "You are told because you administer the project. Its history shows this too.",
    ],
    action: { label: "Open the project's members", to: `/projects/${say(p, "projectId")}/members` },
  }),
  "app.permitted": (p) => ({
    subject: `${by(p)} made ${say(p, "whom", "you")} ${say(p, "kind")} of the app ${say(p, "app")}`,
    lines: [hello(p), `${by(p)} has made ${say(p, "whom", "you")} ${say(p, "kind")} of the app ${say(p, "app")}.`],
    action: { label: "Open the app", to: `/apps/${say(p, "appId")}` },
  }),
  "app.grant-self": (p) => ({
    subject: `${by(p)} now develops the app ${say(p, "app")}`,
    lines: [
      hello(p),
      `${by(p)}, who looks after what the app ${say(p, "app")} is billed to, has made themselves a developer of it.`,
      "You are told because you develop the app.",
    ],
    action: { label: "Open the app", to: `/apps/${say(p, "appId")}` },
  }),
  "project.transfer-requested": (p) => ({
    subject: `${by(p)} asks you to take over the billing of ${say(p, "project", "a project")}`,
    lines: [
      hello(p),
      `${by(p)} asks you to take over the billing of the project ${say(p, "project")}. Sign in to accept it, for yourself or an organization you may bill to, or to decline.`,
      "Until you accept nothing changes.",
    ],
    action: { label: "See the request", to: `/projects/${say(p, "projectId")}` },
  }),
  "project.transfer-cancelled": (p) => ({
    subject: `The transfer of ${say(p, "project", "a project")} to you was cancelled`,
    lines: [
      hello(p),
      `${by(p)} has cancelled the request to take over the billing of the project ${say(p, "project")}.`,
    ],
  }),
  "project.transfer-declined": (p) => ({
    subject: `${by(p)} declined to take over ${say(p, "project", "a project")}`,
    lines: [
      hello(p),
      `${by(p)} has declined to take over the billing of the project ${say(p, "project")}. It is billed as before.`,
    ],
    action: { label: "Open the project", to: `/projects/${say(p, "projectId")}` },
  }),
  "project.billing-moved": (p) => ({
    subject: `${say(p, "project", "A project")} is now billed to ${say(p, "account", "another account")}`,
    lines: [
      hello(p),
      `${by(p)} has taken over the billing of the project ${say(p, "project")}: it is now billed to ${say(p, "account", "another account")}. Who has access to it stays the same.`,
    ],
    action: { label: "Open the project", to: `/projects/${say(p, "projectId")}` },
  }),
  "project.sponsored": (p) => ({
    subject: `The project ${say(p, "project", "")} is sponsored by ${say(p, "sponsor", "you")}`,
    lines: [
      hello(p),
      `The storage of the project ${say(p, "project")} is sponsored by ${say(p, "sponsor", "you")} until ${day(p, "until")}. You can change the end at any time.`,
    ],
    action: { label: "Open its settings", to: `/projects/${say(p, "projectId")}/settings` },
  }),
  "project.sponsorship-changed": (p) => ({
    subject: `The sponsorship of ${say(p, "project", "a project")} was changed`,
    lines: [
      hello(p),
      say(p, "until")
        ? `${by(p)} has set the sponsorship of the project ${say(p, "project")} to end on ${day(p, "until")}.`
        : `${by(p)} has ended the sponsorship of the project ${say(p, "project")}. Its storage is charged to the account it is billed to.`,
    ],
    action: { label: "Open its settings", to: `/projects/${say(p, "projectId")}/settings` },
  }),
  "project.deleted": (p) => ({
    subject: `The project ${say(p, "project")} was deleted`,
    lines: [
      hello(p),
      `${by(p)} has deleted the project ${say(p, "project")}, with all its data. It cannot be brought back.`,
    ],
  }),
} as const satisfies Record<string, (payload: Payload) => Letter>
