"use client";
import { useTranslations } from "next-intl";
import { type FocusEvent, type KeyboardEvent, type MouseEvent, memo } from "react";
import { cn } from "@/app/_ui/cn";

/** What is to be said of a cell beside its points. */
type CellNote = "excused" | "missing" | "late" | "manual";

/** A cell as it is sent, as short as can be: points as shown, null while there are none, and a note where there is one. */
export type ShownCell = number | null | [points: number | null, note: CellNote];

/** A student as a row, and the assignments that are its columns. */
export interface ShownRow {
  userId: string;
  name: string;
  cells: ShownCell[];
  total: number | null;
}

/** Height of a row, in pixels. */
export const ROW = 44;

export const edge = "border-b border-line px-3 text-sm";
const name = cn(edge, "sticky left-0 z-10 truncate border-r bg-surface text-left");
/** A student's row: drawn anew only when something of its own changes. */
export const GridRow = memo(function GridRow({
  columns,
  row,
  at,
  stop,
  total,
  said,
  onKeyDown,
  onFocus,
  onOpen,
}: {
  columns: readonly { id: string }[];
  row: ShownRow;
  at: number;
  /** the column that the tab key stops at; null: in another row */
  stop: number | null;
  total: string;
  said: (cell: ShownCell) => string;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onOpen: (event: MouseEvent<HTMLElement>) => void;
}) {
  return (
    <tr aria-rowindex={at + 2} style={{ height: ROW }}>
      <th scope="row" title={row.name} className={cn(name, "font-medium")}>
        {row.name}
      </th>
      {row.cells.map((cell, column) => (
        <td key={columns[column]?.id}>
          <button
            type="button"
            tabIndex={stop === column ? 0 : -1}
            data-at={`${at} ${column}`}
            onFocus={onFocus}
            onKeyDown={onKeyDown}
            onClick={onOpen}
            {...(pointsOf(cell) === null ? { "data-none": "" } : {})}
          >
            {Array.isArray(cell) ? <Note note={cell[1]} /> : null} {said(cell)}
          </button>
        </td>
      ))}
      <td>
        <span className="num block px-3 text-right text-sm font-semibold">{total}</span>
      </td>
    </tr>
  );
});

/** Looks of the cells, said once for all of them: there are thousands. */
export const CELLS = cn(
  "[&_td]:border-b [&_td]:border-line [&_td]:p-0",
  "[&_button]:flex [&_button]:h-11 [&_button]:w-full [&_button]:items-center [&_button]:justify-end [&_button]:gap-1.5",
  "[&_button]:px-3 [&_button]:text-sm [&_button]:tabular-nums [&_button]:hover:bg-sunk",
  "[&_button]:focus-visible:outline-offset-[-2px] [&_button[data-none]]:text-quiet",
);

export const pointsOf = (cell: ShownCell): number | null => (Array.isArray(cell) ? cell[0] : cell);

const NOTES = { missing: "text-again", late: "text-hard", manual: "text-sky" } as const;

function Note({ note }: { note: CellNote }) {
  const t = useTranslations("grades.note");
  if (note === "excused") return null;
  return <span className={cn("text-[11px] font-semibold", NOTES[note])}>{t(note)}</span>;
}
