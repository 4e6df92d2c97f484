import type { ReactNode } from "react";
import { FigureTable } from "./figure-table";

/**
 * A chart with its meaning in one line above it and its numbers as a table one key away.
 * The chart is for the eye; a screen reader gets the line and the table.
 */
export function Figure({
  takeaway,
  tableLabel,
  columns,
  rows,
  children,
}: {
  takeaway: ReactNode;
  /** the words on the summary, such as "As a table" */
  tableLabel: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  children: ReactNode;
}) {
  return (
    <figure className="grid gap-4">
      <figcaption className="max-w-[60ch] text-quiet">{takeaway}</figcaption>
      <div aria-hidden="true">{children}</div>
      <details className="group">
        <summary className="link inline-flex min-h-6 list-none items-center text-[13px]">
          {tableLabel}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key */}
        <section className="mt-3 max-h-80 overflow-auto" tabIndex={0} aria-label={tableLabel}>
          <FigureTable columns={columns} rows={rows} />
        </section>
      </details>
    </figure>
  );
}
