/** A place the header leads to. */
export type Place = {
  readonly label: string
  readonly href: string
  /** Where else one is in it: a path that its pages begin with. */
  readonly within?: string | undefined
  /** Only the address itself, not what lies below it: others lead there. */
  readonly exact?: boolean | undefined
}

/** An organization of the viewer's, as the switcher, the Org Admin menu and the palette know it. */
export type OrgPlace = Place & {
  /** `org-demo_org` */
  readonly id: string
  readonly handle: string
  /** True where the viewer is an admin. */
  readonly admin: boolean
}
