type Org = { readonly level: string }

const HELP = [
  { label: "Glossary", href: "/help/glossary" },
  { label: "API", href: "/help/api" },
]

/** Where the header leads: what is built and open to the viewer, nothing else (settled 2.7). Staff are in no org and see no data. */
export const placesOf = (orgs: readonly Org[], staff: boolean) =>
  staff
    ? {
        nav: [
          // Its places are the tabs below, and commands of their own.
          { label: "Support desk", href: "/support" },
        ],
        help: HELP,
      }
    : {
        nav: [
          {
            label: "Organizations",
            href: orgs.some((org) => org.level === "ADMIN") ? "/orgs" : "/profile/organizations",
            within: "/orgs",
          },
          { label: "Projects", href: "/projects" },
          { label: "Apps", href: "/apps" },
        ],
        help: [...HELP, { label: "Contact Support", href: "/help/support" }],
      }
