"use client";
import { useLocale, useTranslations } from "next-intl";
import {
  type FocusEvent,
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { cn } from "@/app/_ui/cn";
import { Dialog } from "@/app/_ui/dialog";
import { QueryProvider } from "@/app/_ui/query-provider";
import { CellPanel } from "./cell-panel";
import { inPage, moveBy, type Place, windowOf } from "./grid-keys";
import { CELLS, edge, GridRow, pointsOf, ROW, type ShownCell, type ShownRow } from "./grid-row";
import { PrintGrid } from "./print-grid";

export interface GridProps {
  classId: string;
  mayGrade: boolean;
  timeZone: string;
  columns: { id: string; title: string; possible: number }[];
  rows: ShownRow[];
}

const HEIGHT = 616;
const PAGE = Math.floor(HEIGHT / ROW) - 2;

const head = cn(edge, "sticky top-0 z-20 h-14 bg-surface text-[13px] font-semibold");

/**
 * Students by assignments. Only the rows in sight are in the page, and only those that change are drawn anew, so that
 * 300 by 60 scroll smoothly; the head and the names stay. One stop of the tab key; arrows, Home, End and Page move,
 * Enter opens.
 */
export function GradeGrid({ classId, mayGrade, timeZone, columns, rows: all }: GridProps) {
  const t = useTranslations("grades");
  const locale = useLocale();
  const [find, setFind] = useState("");
  const rows = useMemo(() => foundIn(all, find), [all, find]);
  const [scrolled, setScrolled] = useState(0);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [opened, setOpened] = useState<Place | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const moved = useRef(false);
  const [from, to] = windowOf(scrolled, HEIGHT, ROW, rows.length);
  const number = useMemo(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }), [locale]);
  const percent = useMemo(
    () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }),
    [locale],
  );

  // The focus follows once the row is in the page.
  useEffect(() => {
    if (!moved.current) return;
    const cell = cellAt(box.current, place);
    if (!cell) return;
    moved.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const next = moveBy(
        { key: event.key, ctrl: event.ctrlKey || event.metaKey },
        placeOf(event.currentTarget),
        { rows: rows.length, columns: columns.length, page: PAGE },
      );
      if (!next || event.altKey || event.shiftKey) return;
      event.preventDefault();
      moved.current = true;
      setPlace(next);
      if (!cellAt(box.current, next) && box.current) box.current.scrollTop = (next.row - 2) * ROW;
    },
    [rows.length, columns.length],
  );
  const onOpen = useCallback((event: MouseEvent<HTMLElement>) => {
    const at = placeOf(event.currentTarget);
    setPlace(at);
    setOpened(at);
    dialog.current?.showModal();
  }, []);
  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => setPlace(placeOf(event.currentTarget)), []);
  const said = useCallback(
    (cell: ShownCell): string => {
      if (Array.isArray(cell) && cell[1] === "excused") return t("excused");
      const points = pointsOf(cell);
      return points === null ? t("none") : number.format(points);
    },
    [t, number],
  );

  const totalOf = (share: number | null) => (share === null ? t("none") : percent.format(share / 100));
  const shownRow = opened && rows[opened.row];
  const shownColumn = opened && columns[opened.column];
  return (
    <>
      <label className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet print:hidden">
        {t("find")}
        <input
          type="search"
          value={find}
          onChange={(event) => {
            setFind(event.target.value);
            setPlace(({ column }) => ({ row: 0, column }));
            if (box.current) box.current.scrollTop = 0;
          }}
          className="min-h-11 w-full max-w-72 rounded-control border border-edge bg-surface px-3 text-ink"
        />
        <span role="status">{find ? t("found", { n: rows.length, all: all.length }) : ""}</span>
      </label>
      <div
        ref={box}
        onScroll={(event) => setScrolled(steppedTo(event.currentTarget.scrollTop))}
        style={{ maxHeight: HEIGHT }}
        className="relative overflow-auto rounded-panel border border-line bg-surface print:hidden"
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
          <tbody className={CELLS}>
            {inPage(place.row, from, to, rows.length).map((at, n, all) => {
              const row = rows[at];
              const before = at - (n === 0 ? 0 : (all[n - 1] ?? 0) + 1);
              return row ? (
                <Fragment key={row.userId}>
                  <Gap rows={before} />
                  <GridRow
                    columns={columns}
                    row={row}
                    at={at}
                    stop={place.row === at ? place.column : null}
                    total={totalOf(row.total)}
                    said={said}
                    onKeyDown={onKeyDown}
                    onFocus={onFocus}
                    onOpen={onOpen}
                  />
                </Fragment>
              ) : null;
            })}
            <Gap rows={rows.length - Math.max(to, place.row + 1)} />
          </tbody>
        </table>
      </div>
      <PrintGrid columns={columns} rows={rows} said={said} total={totalOf} />
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
              shown={said(shownRow.cells[opened.column] ?? null)}
              mayGrade={mayGrade}
              timeZone={timeZone}
            />
          </QueryProvider>
        ) : null}
      </Dialog>
    </>
  );
}

/** Rows whose student's name holds what was typed, whatever its case. */
function foundIn(rows: GridProps["rows"], find: string): GridProps["rows"] {
  const wanted = find.trim().toLocaleLowerCase();
  return wanted === "" ? rows : rows.filter((row) => row.name.toLocaleLowerCase().includes(wanted));
}

const cellAt = (box: HTMLElement | null, { row, column }: Place) =>
  box?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);

function placeOf({ dataset }: HTMLElement): Place {
  const [row = 0, column = 0] = (dataset.at ?? "").split(" ").map(Number);
  return { row, column };
}

/** Scrolling is followed by fours of rows: more are in the page than in sight. */
const steppedTo = (top: number) => Math.floor(top / (4 * ROW)) * 4 * ROW;

/** Room for rows that are not in sight. */
function Gap({ rows }: { rows: number }) {
  return rows === 0 ? null : <tr aria-hidden style={{ height: rows * ROW }} />;
}
