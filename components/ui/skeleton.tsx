export const Skeleton = ({ className = "h-4 w-24" }: { className?: string | undefined }) => (
  <span aria-hidden className={`block animate-shimmer rounded-sm bg-sunken ${className}`} />
)
