"use client"

import { Dialog as Base } from "@base-ui/react/dialog"
import { clsx } from "clsx"
import { X } from "lucide-react"
import { createContext, type ReactNode, type RefObject, use, useRef, useState } from "react"
import { buttonLook } from "./button-look"
import { OverlayOutlet } from "./overlay"

type DialogProps = {
  /** The verb and its object: "Edit access of 2 members". */
  title: string
  description?: ReactNode
  /** Called when it has closed; unmount it then. */
  onClose: () => void
  width?: "md" | "lg" | undefined
  /** False while work is under way: neither Escape nor a press outside closes it. */
  dismissible?: boolean | undefined
  initialFocus?: RefObject<HTMLElement | null> | undefined
  children?: ReactNode
}

const CloseContext = createContext<() => void>(() => {})

/** Closes the dialog around it, with its closing motion. */
export const useCloseDialog = () => use(CloseContext)

/**
 * A modal dialog that is open for as long as it is mounted: `{editing ? <EditDialog onClose={…} /> : null}`. Load it
 * with next/dynamic. On small screens it rises from below.
 */
export function Dialog(props: DialogProps) {
  const { title, description, onClose, width = "md", dismissible = true, initialFocus, children } = props
  const [open, setOpen] = useState(true)
  const body = useRef<HTMLDivElement>(null)
  const close = () => setOpen(false)
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => (next || dismissible ? setOpen(next) : undefined)}
      onOpenChangeComplete={(next) => (next ? undefined : onClose())}
      disablePointerDismissal={!dismissible}
    >
      <Base.Portal>
        <Base.Backdrop
          forceRender
          className="fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <Base.Viewport className="fixed inset-0 z-40 grid items-end justify-items-center overflow-hidden sm:items-start sm:px-3 sm:pt-[9vh] sm:pb-6">
          <Base.Popup
            data-modal=""
            initialFocus={initialFocus ?? (() => firstField(body.current) ?? true)}
            className={clsx(
              "flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-[14px] border border-line bg-surface text-ink shadow-raised outline-none transition-[translate,opacity] duration-200 ease-out sm:max-h-[calc(91vh-24px)] sm:rounded-xl",
              "data-ending-style:translate-y-full data-starting-style:translate-y-full sm:data-ending-style:translate-y-1 sm:data-starting-style:translate-y-2 sm:data-ending-style:opacity-0 sm:data-starting-style:opacity-0",
              width === "lg" ? "sm:max-w-[760px]" : "sm:max-w-[560px]",
            )}
          >
            <div className="relative px-5 py-4 pr-12">
              <Base.Title className="text-lg">{title}</Base.Title>
              {description ? <Base.Description className="text-dim">{description}</Base.Description> : null}
              <Base.Close aria-label="Close" className={buttonLook("quiet", "icon", "absolute top-3 right-3 size-7!")}>
                <X aria-hidden size={15} />
              </Base.Close>
            </div>
            <CloseContext value={close}>
              <div ref={body} className="flex min-h-0 flex-col overflow-y-auto overscroll-contain">
                {children}
              </div>
            </CloseContext>
            <OverlayOutlet />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

const firstField = (body: HTMLElement | null) =>
  body?.querySelector<HTMLElement>("[autofocus], input:not([type=hidden], :disabled), select, textarea")

/** A part of a dialog, ruled off from the one before. `sunken` is for what will happen. */
export const DialogSection = ({ sunken, children }: { sunken?: boolean | undefined; children: ReactNode }) => (
  <div className={clsx("border-t px-5 py-4", sunken && "bg-sunken")}>{children}</div>
)

/** The buttons, at the foot, in sight whatever the length: cancel first, the verb last. */
export const DialogFooter = ({ children }: { children: ReactNode }) => (
  <footer className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-t bg-surface px-5 py-4 max-sm:pb-[max(16px,env(safe-area-inset-bottom))]">
    {children}
  </footer>
)

export const DialogCancel = ({ children = "Cancel" }: { children?: ReactNode }) => (
  <Base.Close className={buttonLook("plain")}>{children}</Base.Close>
)
