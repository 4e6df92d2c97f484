"use client";
import { useTranslations } from "next-intl";
import { usePrinting } from "@/app/_ui/use-printing";
import type { GridProps } from "./grade-grid";
import type { ShownCell } from "./grid-row";

/** So many assignments stand side by side on a sheet of paper; more go beneath, with the names again. */
const ACROSS = 7;
const edge = "border-b border-line px-1.5 py-1";
const box = `${edge} text-right`;

/** The whole gradebook, drawn only while it is printed: on the screen only the rows in sight are in the page. */
export function PrintGrid({
  columns,
  rows,
  said,
  total,
}: Pick<GridProps, "columns" | "rows"> & {
  said: (cell: ShownCell) => string;
  total: (share: number | null) => string;
}) {
  const t = useTranslations("grades");
  const printing = usePrinting();
  if (!printing) return null;
  const starts = columns.map((_, n) => n).filter((n) => n % ACROSS === 0);
  return (
    <div className="hidden gap-6 print:grid">
      {starts.map((start) => (
        <table key={start} className="num w-full table-fixed border-collapse text-[11px]">
          <thead>
            <tr className="align-bottom">
              <th scope="col" className={`${edge} w-44 text-left`}>
                {t("student")}
              </th>
              {columns.slice(start, start + ACROSS).map(({ id, title, possible }) => (
                <th key={id} scope="col" className={`${box} wrap-break-word`}>
                  {title}
                  <span className="block font-normal text-quiet">{t("outOf", { possible })}</span>
                </th>
              ))}
              {start + ACROSS >= columns.length ? (
                <th scope="col" className={box}>
                  {t("total")}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.userId}>
                <th scope="row" className={`${edge} text-left font-medium`}>
                  {row.name}
                </th>
                {columns.slice(start, start + ACROSS).map(({ id }, n) => (
                  <Cell key={id} cell={row.cells[start + n] ?? null} said={said} />
                ))}
                {start + ACROSS >= columns.length ? (
                  <td className={`${box} font-semibold`}>{total(row.total)}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function Cell({ cell, said }: { cell: ShownCell; said: (cell: ShownCell) => string }) {
  const t = useTranslations("grades.note");
  const note = Array.isArray(cell) && cell[1] !== "excused" ? cell[1] : null;
  return (
    <td className={box}>
      {note ? <span className="text-[9px] text-quiet">{t(note)} </span> : null}
      {said(cell)}
    </td>
  );
}
