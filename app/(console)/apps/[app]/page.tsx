import type { Metadata } from "next"
import { cache } from "react"
import { AppAbout } from "@/components/apps/about"
import { AppActions } from "@/components/apps/app-actions"
import { AppBadge } from "@/components/apps/app-badge"
import { AppHolders } from "@/components/apps/holders"
import { AppVersions } from "@/components/apps/versions"
import { AppWhy } from "@/components/apps/why"
import { PageHeader } from "@/components/ui/page-header"
import { getApp } from "@/lib/apps/get"
import { ask } from "@/lib/doors/page"

type Props = { params: Promise<{ app: string }> }

const appOf = cache((app: string) => ask(getApp, null, { app: decodeURIComponent(app) }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await appOf((await params).app)).title }
}

export default async function AppPage({ params }: Props) {
  const app = await appOf((await params).app)
  return (
    <>
      <PageHeader
        title={app.title}
        id={app.id}
        back={{ href: "/apps", label: "Apps" }}
        badges={<AppBadge {...app.access} />}
        actions={<AppActions app={app} />}
      />
      <div className="mt-5 border-t pt-4">
        <AppWhy app={app} />
        <AppAbout app={app} />
        <AppVersions app={app} />
        {app.holders ? (
          <>
            <AppHolders app={app} kind="DEVELOPER" holders={app.holders.filter((one) => one.kind === "DEVELOPER")} />
            <AppHolders app={app} kind="USER" holders={app.holders.filter((one) => one.kind === "USER")} />
          </>
        ) : null}
      </div>
    </>
  )
}
