import type { Metadata } from "next"
import { LinkButton } from "@/components/ui/link-button"

export const metadata: Metadata = { title: "Not found" }

/** Within the frame: what does not exist and what is not open to the viewer look the same. */
export default function NotFound() {
  return (
    <div className="grid max-w-[392px] gap-2 pt-[10vh]">
      <h1 className="text-xl">Not found</h1>
      <p className="text-dim">There is nothing at this address, or it is not open to you.</p>
      <div className="mt-3">
        <LinkButton href="/" look="primary">
          Go to the start
        </LinkButton>
      </div>
    </div>
  )
}
