import { Badge } from "@/components/ui/badge"
import { appVerdict } from "@/lib/access/app-access"

/** What the viewer may do with an app. */
export function AppBadge(access: { readonly developer: boolean; readonly runs: boolean }) {
  const tone = access.developer ? "accent" : access.runs ? "ok" : "warn"
  return <Badge tone={tone}>{appVerdict(access)}</Badge>
}
