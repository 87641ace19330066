"use client"

import ConfirmDialog from "@/components/form/confirm-dialog"
import { useToasts } from "@/components/ui/toast"
import { type DataPlace, type ObjectDeed, objectsOf, whatOf } from "./deeds"
import { EditDialog } from "./edit-dialog"
import { RenameDialog } from "./name-dialogs"
import { CopyDialog, MoveDialog } from "./place-dialogs"

export type DeedDialogProps = { place: DataPlace; deed: ObjectDeed; onClose: () => void }

const LONGEST_TYPED = 40

/** Asks before what is done with objects, and shows from the preview what it will do. */
export default function DeedDialog(props: DeedDialogProps) {
  const { place, deed, onClose } = props
  const [row] = deed.rows
  switch (deed.verb) {
    case "rename":
      return row ? <RenameDialog place={place} row={row} onClose={onClose} /> : null
    case "edit":
      return <EditDialog {...props} />
    case "move":
      return <MoveDialog {...props} />
    case "copy":
      return <CopyDialog {...props} />
    case "delete":
      return <DeleteDialog {...props} />
  }
}

/** Deleting cannot be undone: what goes is counted, and the name, or the word, is typed (A134). */
function DeleteDialog({ place, deed, onClose }: DeedDialogProps) {
  const { add } = useToasts()
  const what = whatOf(deed)
  const named = deed.count === 1 && what.length <= LONGEST_TYPED
  return (
    <ConfirmDialog
      title={`Delete ${what}`}
      operation="object.delete"
      org={null}
      input={{ project: place.project.id, objects: objectsOf(deed.target, place.folder) }}
      verb="Delete for good"
      danger
      typed={named ? what : "delete"}
      onClose={onClose}
      onDone={() => add({ title: `${what} deleted` })}
    >
      <p className="text-dim">Folders go with everything below them. Copies in other projects stay.</p>
    </ConfirmDialog>
  )
}
