import type { ReactNode } from "react";
import { cn } from "./cn";

/** What may be wider than the screen, such as a table: it scrolls by itself, by key too. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section tabIndex={0} aria-label={label} className={cn("overflow-x-auto", className)}>
      {children}
    </section>
  );
}
