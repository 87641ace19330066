"use client"

import dynamic from "next/dynamic"
import { unstable_isUnrecognizedActionError as isUnrecognizedAction, useRouter } from "next/navigation"
import { createContext, type ReactNode, startTransition, use, useCallback, useMemo } from "react"
import { useOverlay } from "@/components/ui/overlay"
import type { ActResult, Outcome, PreviewResult, Refused } from "@/lib/operations/outcome"

const ReauthDialog = dynamic(() => import("./reauth-dialog"), { ssr: false })

export type ActOptions = { expect?: string | undefined; key?: string | undefined }
/** `reload`: this page is older than the server, only loading it anew helps. */
export type Failure = Refused & { readonly reload?: true }

type Run = (name: string, org: string | null, input: unknown, options: ActOptions) => Promise<ActResult>
type Try = (name: string, org: string | null, input: unknown) => Promise<PreviewResult>
type Read = (name: string, org: string | null, input: unknown) => Promise<Outcome<unknown>>
type Doors = {
  /** Runs a mutation; asks for the password first where the server wants it. The page is read anew when it was done. */
  readonly act: (
    name: string,
    org: string | null,
    input: unknown,
    options?: ActOptions,
  ) => Promise<Exclude<ActResult, Refused> | Failure>
  readonly preview: (
    name: string,
    org: string | null,
    input: unknown,
  ) => Promise<Exclude<PreviewResult, Refused> | Failure>
  /** Answers a query, for what is opened later than the page. */
  readonly read: (
    name: string,
    org: string | null,
    input: unknown,
  ) => Promise<Exclude<Outcome<unknown>, Refused> | Failure>
}

const ActContext = createContext<Doors | null>(null)

export function useAct(): Doors {
  const doors = use(ActContext)
  if (!doors) throw new Error("useAct needs an ActProvider above it")
  return doors
}

type ActProviderProps = { run: Run; preview: Try; read?: Read | undefined; children: ReactNode }

/** Makes the server actions the one way from a component to an operation. */
export function ActProvider({ run, preview, read, children }: ActProviderProps) {
  const router = useRouter()
  const show = useOverlay()

  const confirmPassword = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        const done = (confirmed: boolean) => {
          show(null)
          resolve(confirmed)
        }
        show(
          <ReauthDialog
            confirm={(password) => run("session.confirm-password", null, { password }, {}).catch(unanswered)}
            onDone={done}
          />,
        )
      }),
    [run, show],
  )

  const call = useCallback(
    async <T extends { readonly ok: true }>(door: () => Promise<T | Refused>): Promise<T | Failure> => {
      const answer = await door().catch(unanswered)
      if (answer.ok) return answer
      if (answer.refusal === "sign_in_required") {
        const { pathname, search } = window.location
        router.push(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
        return answer
      }
      if (answer.refusal !== "reauth_required") return answer
      return (await confirmPassword()) ? door().catch(unanswered) : answer
    },
    [router, confirmPassword],
  )

  const doors = useMemo<Doors>(
    () => ({
      act: async (name, org, input, options = {}) => {
        const key = options.key ?? crypto.randomUUID()
        const answer = await call(() => run(name, org, input, { ...options, key }))
        if (answer.ok) startTransition(() => router.refresh())
        return answer
      },
      preview: (name, org, input) => call(() => preview(name, org, input)),
      read: (name, org, input) => {
        if (!read) throw new Error("This ActProvider was given no read")
        return call(() => read(name, org, input))
      },
    }),
    [call, run, preview, read, router],
  )
  return <ActContext value={doors}>{children}</ActContext>
}

function unanswered(error: unknown): Failure {
  if (isUnrecognizedAction(error)) {
    return {
      ok: false,
      refusal: "stale_version",
      message: "Provost was updated. Reload the page to go on.",
      reload: true,
    }
  }
  return {
    ok: false,
    refusal: "unknown_outcome",
    message: "The connection was lost. Try again: what was saved already is not done twice.",
  }
}
