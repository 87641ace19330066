type Org = { readonly level: string }

/** Where the header leads: what is built and open to the viewer, nothing else (settled 2.7). */
export const placesOf = (orgs: readonly Org[]) => ({
  nav: orgs.some((org) => org.level === "ADMIN")
    ? [{ label: "Organizations", href: "/orgs" }]
    : [{ label: "Organizations", href: "/profile/organizations" }],
  help: [
    { label: "Glossary", href: "/help/glossary" },
    { label: "API", href: "/help/api" },
    { label: "Contact Support", href: "/help/support" },
  ],
})
