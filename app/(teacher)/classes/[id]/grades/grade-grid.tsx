"use client";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cn } from "@/app/_ui/cn";
import { Dialog } from "@/app/_ui/dialog";
import { QueryProvider } from "@/app/_ui/query-provider";
import { CellPanel } from "./cell-panel";
import { moveBy, type Place, windowOf } from "./grid-keys";

/** A cell as it is sent: points as shown, and what is to be said of it. */
export type ShownCell = [
  points: number | null,
  note: "" | "excused" | "missing" | "late" | "manual" | "open",
];

export interface GridProps {
  classId: string;
  mayGrade: boolean;
  columns: { id: string; title: string; possible: number }[];
  rows: { userId: string; name: string; cells: ShownCell[]; total: number | null }[];
}

const ROW = 44;
const HEIGHT = 616;

/**
 * Students by assignments. Only the rows in sight are in the page, so that 300 by 60 scroll smoothly; the head and the
 * names stay. One stop of the tab key; arrows, Home, End and Page move, Enter opens.
 */
export function GradeGrid({ classId, mayGrade, columns, rows }: GridProps) {
  const t = useTranslations("grades");
  const locale = useLocale();
  const [scrolled, setScrolled] = useState(0);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [opened, setOpened] = useState<Place | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const moved = useRef(false);
  const [from, to] = windowOf(scrolled, HEIGHT, ROW, rows.length);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });

  // The focus follows once the row is in the page.
  useEffect(() => {
    if (!moved.current) return;
    const cell = box.current?.querySelector<HTMLElement>(`[data-at="${place.row} ${place.column}"]`);
    if (!cell) return;
    moved.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.floor(HEIGHT / ROW) - 2;
    const next = moveBy({ key: event.key, ctrl: event.ctrlKey || event.metaKey }, place, {
      rows: rows.length,
      columns: columns.length,
      page,
    });
    if (!next || event.altKey || event.shiftKey) return;
    event.preventDefault();
    moved.current = true;
    setPlace(next);
    if ((next.row < from || next.row >= to) && box.current) box.current.scrollTop = (next.row - 2) * ROW;
  }
  function open(at: Place) {
    setPlace(at);
    setOpened(at);
    dialog.current?.showModal();
  }
  function said([points, note]: ShownCell): string {
    if (note === "excused") return t("excused");
    return points === null ? t("none") : number.format(points);
  }

  const shownRow = opened && rows[opened.row];
  const shownColumn = opened && columns[opened.column];
  const edge = "border-b border-line px-3 text-sm";
  const name = cn(edge, "sticky left-0 z-10 truncate border-r bg-surface text-left");
  const head = cn(edge, "sticky top-0 z-20 h-14 bg-surface text-[13px] font-semibold");
  return (
    <>
      <div
        ref={box}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        style={{ maxHeight: HEIGHT }}
        className="relative overflow-auto rounded-panel border border-line bg-surface"
      >
        <table
          aria-label={t("title")}
          aria-rowcount={rows.length + 1}
          style={{ minWidth: `${9 + columns.length * 7.5 + 6.5}rem` }}
          className="w-full table-fixed border-separate border-spacing-0"
        >
          <colgroup>
            <col className="w-36 sm:w-60" />
            {columns.map(({ id }) => (
              <col key={id} className="w-30" />
            ))}
            <col className="w-26" />
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={cn(head, "left-0 z-30 border-r text-left text-quiet")}>
                {t("student")}
              </th>
              {columns.map(({ id, title, possible }) => (
                <th key={id} scope="col" title={title} className={cn(head, "text-right")}>
                  <span className="block truncate">{title}</span>
                  <span className="num block font-normal text-quiet">
                    {t("outOf", { possible: number.format(possible) })}
                  </span>
                </th>
              ))}
              <th scope="col" className={cn(head, "text-right")}>
                {t("total")}
              </th>
            </tr>
          </thead>
          <tbody>
            <Gap rows={from} />
            {rows.slice(from, to).map((row, n) => (
              <tr key={row.userId} aria-rowindex={from + n + 2} style={{ height: ROW }}>
                <th scope="row" title={row.name} className={cn(name, "font-medium")}>
                  {row.name}
                </th>
                {row.cells.map((cell, column) => (
                  <td key={columns[column]?.id} className="border-b border-line p-0">
                    <button
                      type="button"
                      tabIndex={place.row === from + n && place.column === column ? 0 : -1}
                      data-at={`${from + n} ${column}`}
                      onFocus={() => setPlace({ row: from + n, column })}
                      onKeyDown={onKeyDown}
                      onClick={() => open({ row: from + n, column })}
                      className={cn(
                        "num flex h-11 w-full items-center justify-end gap-1.5 px-3 text-sm hover:bg-sunk focus-visible:outline-offset-[-2px]",
                        cell[0] === null && "text-quiet",
                      )}
                    >
                      <Note note={cell[1]} /> {said(cell)}
                    </button>
                  </td>
                ))}
                <td className={cn(edge, "num text-right font-semibold")}>
                  {row.total === null ? t("none") : percent.format(row.total / 100)}
                </td>
              </tr>
            ))}
            <Gap rows={rows.length - to} />
          </tbody>
        </table>
      </div>
      <Dialog
        dialogRef={dialog}
        sheet
        title={shownRow?.name ?? ""}
        close={t("close")}
        onClose={() => {
          moved.current = true;
          setOpened(null);
        }}
      >
        {shownRow && shownColumn ? (
          <QueryProvider>
            <CellPanel
              key={`${shownRow.userId} ${shownColumn.id}`}
              classId={classId}
              userId={shownRow.userId}
              column={shownColumn}
              shown={said(shownRow.cells[opened.column] ?? [null, "open"])}
              mayGrade={mayGrade}
            />
          </QueryProvider>
        ) : null}
      </Dialog>
    </>
  );
}

/** Room for rows that are not in sight. */
function Gap({ rows }: { rows: number }) {
  return rows === 0 ? null : <tr aria-hidden style={{ height: rows * ROW }} />;
}

const NOTES = { missing: "text-again", late: "text-hard", manual: "text-sky" } as const;

function Note({ note }: { note: ShownCell[1] }) {
  const t = useTranslations("grades.note");
  if (!(note in NOTES)) return null;
  const known = note as keyof typeof NOTES;
  return <span className={cn("text-[11px] font-semibold", NOTES[known])}>{t(known)}</span>;
}
