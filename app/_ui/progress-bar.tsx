import { cn } from "./cn";
import { MovingFill } from "./moving-fill";

/** How much of a whole is done. */
export function ProgressBar({
  value,
  max,
  label,
  className,
}: {
  value: number;
  max: number;
  /** says it in words: "7 of 24" */
  label: string;
  className?: string;
}) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cn("h-1.5 overflow-hidden rounded-full bg-line", className)}
    >
      <MovingFill share={share} className="fill-sky" />
    </div>
  );
}

/** A horizontal bar filled to `share` per cent; for the eye only, the number stands beside it. */
export function Meter({ share, className }: { share: number; className?: string }) {
  return (
    <div aria-hidden className={cn("h-2 overflow-hidden rounded-full bg-sunk", className)}>
      <svg aria-hidden="true" width="100%" height="100%" className="block">
        <rect className="fill-sky" width={`${share}%`} height="100%" rx="4" />
      </svg>
    </div>
  );
}
