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
    // Relative, so that what is only for screen readers scrolls along and does not widen the page.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section tabIndex={0} aria-label={label} className={cn("relative overflow-x-auto", className)}>
      {children}
    </section>
  );
}
