type Org = { readonly level: string }

/** Where the header leads: what is built and open to the viewer, nothing else (settled 2.7). */
export const placesOf = (orgs: readonly Org[]) => ({
  nav: [
    {
      label: "Organizations",
      href: orgs.some((org) => org.level === "ADMIN") ? "/orgs" : "/profile/organizations",
      within: "/orgs",
    },
    { label: "Projects", href: "/projects" },
    { label: "Apps", href: "/apps" },
  ],
  help: [
    { label: "Glossary", href: "/help/glossary" },
    { label: "API", href: "/help/api" },
    { label: "Contact Support", href: "/help/support" },
  ],
})
