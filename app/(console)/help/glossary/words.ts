type Entry = { readonly word: string; readonly means: readonly string[]; readonly see?: string }

/** User, Org, Permissions and Project first (A033), then what the screens speak of. */
export const GLOSSARY: readonly Entry[] = [
  {
    word: "User",
    means: ["A person's account. It belongs to any number of organizations and stays the person's own in all of them."],
    see: "user-smithj",
  },
  {
    word: "Org",
    means: [
      "An organization: people who work together, what is shared with them, and who pays. Its name may change, its id never does.",
      "What one organization holds is closed to every other; only a project may be shared across.",
    ],
    see: "org-demo_org",
  },
  {
    word: "Permissions",
    means: [
      "What someone may do. They come from the level in an organization, the four access settings, the roles, and what a project was shared at.",
    ],
  },
  {
    word: "Project",
    means: ["A workspace for data and analyses. It is billed to an organization or to a user, and shared at a level."],
    see: "project-0B1F2G3J4K5P6Q7V8X9Yb0fg",
  },
  {
    word: "Member",
    means: ["A user in an organization, with a level, access settings, roles and, if wanted, an end date."],
  },
  {
    word: "Admin",
    means: [
      "The level that holds every right in an organization: all settings stand at their maximum. There is always at least one.",
    ],
  },
  {
    word: "Billable activities",
    means: ["Whether a member may do what costs the organization money: own projects billed to it, run jobs in them."],
  },
  {
    word: "Shared project access",
    means: [
      "The most a member gets on any project that is shared with the organization. A project shared at Administer gives a member with Contribute no more than Contribute.",
    ],
  },
  {
    word: "Level on a project",
    means: [
      "View reads. Upload adds data. Contribute changes data and runs analyses. Administer also decides who has access. Each holds the ones before it.",
    ],
  },
  { word: "Grant", means: ["A level on a project, given to a user, a group or an organization."] },
  { word: "Group", means: ["People of one organization, with group admins and group members."] },
  {
    word: "Role",
    means: ["A named set of policies. A member may have several; their rights add up. Every member has at least one."],
  },
  { word: "Policy", means: ["A set of rights, such as reading the audit trail or editing members."] },
  {
    word: "Invitation",
    means: ["Someone whose account is not activated yet and who will be a member. It is open for 7 days."],
  },
  {
    word: "Disabled member",
    means: ["Still in the organization, but gets nothing through it. Their other organizations are not touched."],
  },
  {
    word: "Former member",
    means: ["Someone who was removed or left. For 90 days they can be brought back with the access they had."],
  },
  {
    word: "Service user",
    means: ["A machine's account in an organization. It has tokens instead of a password."],
  },
  {
    word: "Token",
    means: ["What a program signs in with. It is shown once, has an end date, and can be ended at any time."],
  },
  {
    word: "Session",
    means: ["Where a person is signed in. It ends after 30 idle minutes, and after 12 hours at most."],
  },
  {
    word: "Spending limit",
    means: [
      "The most an organization may spend. Organizations with one are called limited; what is left stands in the header.",
    ],
  },
  {
    word: "Billing account",
    means: [
      "What projects are billed to: an organization, or a person for what is their own. It has charges, billing information and perhaps a spending limit.",
    ],
  },
  {
    word: "Billing information",
    means: [
      "Who receives the invoices, and at which address. It is in force once the recipient has confirmed it by mail; until then the one before it stays.",
    ],
  },
  { word: "Charge", means: ["One line of the bill: storage, compute or egress of a project, caused by a user."] },
  {
    word: "Reservation",
    means: ["A part of what is left that is kept for work under way. It turns into a charge, or is given back."],
  },
  {
    word: "Funds Left",
    means: [
      "What remains of a spending limit: less what is charged and what is reserved. At zero no new work that costs money begins. Without a limit it says n/a.",
    ],
  },
  {
    word: "Statement",
    means: [
      "All activity of a month, by user and project. It is built once, when the month is closed, and goes to the billing recipient.",
    ],
  },
  {
    word: "PHI",
    means: ["Protected health information. Where it is enabled, a project may be marked as holding it, for good."],
  },
  {
    word: "Audit trail",
    means: ["Every change with who did it, when, and from what to what. Lines can be added and never changed."],
  },
  {
    word: "Request",
    means: [
      "Something asked of support: a limit, PHI, a licence, an organization. It has a thread and a state; what is approved takes effect with the approval.",
    ],
  },
  {
    word: "Support staff",
    means: [
      "They look after organizations from their own desk. They are members of none, see no data, and give a reason for whatever they change in one.",
    ],
  },
  { word: "Job", means: ["Work that goes on after the answer: an import, a large edit. It shows its progress."] },
]
