import { clsx } from "clsx"
import { Check, Minus } from "lucide-react"
import type { ComponentProps } from "react"

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { indeterminate?: boolean | undefined }

/** A native checkbox in our looks; give it a label or an aria-label. */
export function Checkbox({ indeterminate = false, className, ref, ...rest }: CheckboxProps) {
  const attach = (node: HTMLInputElement | null) => {
    if (node) node.indeterminate = indeterminate
    if (typeof ref === "function") return ref(node)
    if (ref) ref.current = node
  }
  return (
    <span className={clsx("relative inline-grid size-[15px] shrink-0 place-items-center align-[-2px]", className)}>
      <input
        {...rest}
        ref={attach}
        type="checkbox"
        className="peer absolute inset-0 m-0 size-full appearance-none rounded-sm border-[1.5px] border-control bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:cursor-not-allowed disabled:opacity-50"
      />
      <Check
        aria-hidden
        size={11}
        strokeWidth={3.5}
        className="pointer-events-none relative hidden text-on-accent peer-checked:block peer-indeterminate:hidden"
      />
      <Minus
        aria-hidden
        size={11}
        strokeWidth={3.5}
        className="pointer-events-none relative hidden text-on-accent peer-indeterminate:block"
      />
    </span>
  )
}
