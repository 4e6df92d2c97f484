"use client";
import { useTranslations } from "next-intl";
import { type FocusEvent, type KeyboardEvent, type MouseEvent, memo } from "react";
import { cn } from "@/app/_ui/cn";

/** A cell as it is sent: points as shown, and what is to be said of it. */
export type ShownCell = [
  points: number | null,
  note: "" | "excused" | "missing" | "late" | "manual" | "open",
];

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
        <td key={columns[column]?.id} className="border-b border-line p-0">
          <button
            type="button"
            tabIndex={stop === column ? 0 : -1}
            data-at={`${at} ${column}`}
            onFocus={onFocus}
            onKeyDown={onKeyDown}
            onClick={onOpen}
            className={cell[0] === null ? EMPTY_CELL : CELL}
          >
            {isNoted(cell[1]) ? <Note note={cell[1]} /> : null} {said(cell)}
          </button>
        </td>
      ))}
      <td className={cn(edge, "num text-right font-semibold")}>{total}</td>
    </tr>
  );
});

const CELL =
  "num flex h-11 w-full items-center justify-end gap-1.5 px-3 text-sm hover:bg-sunk focus-visible:outline-offset-[-2px]";
const EMPTY_CELL = `${CELL} text-quiet`;

const NOTES = { missing: "text-again", late: "text-hard", manual: "text-sky" } as const;
type Noted = keyof typeof NOTES;
const isNoted = (note: ShownCell[1]): note is Noted => note in NOTES;

function Note({ note }: { note: Noted }) {
  const t = useTranslations("grades.note");
  return <span className={cn("text-[11px] font-semibold", NOTES[note])}>{t(note)}</span>;
}
