"use client";
import { useState } from "react";
import { usePrinting } from "@/app/_ui/use-printing";
import { shadeOf } from "./heat-shades";

/** A student as sent, as short as can be: per cent by topic (null: nothing of it was met), of all, of all today; days; time. */
export type HeatRow = [
  name: string,
  topics: (number | null)[],
  all: number,
  now: number,
  days: number,
  time: string,
];

/** So many students are drawn at first: a class of hundreds would make the page wait for its longest table. */
const SHOWN = 40;

/** The body of the table, and, where there are more students than are drawn at first, the way to all of them. */
export function HeatRows({ rows, columns, more }: { rows: HeatRow[]; columns: number; more: string }) {
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const shown = all || printing ? rows : rows.slice(0, SHOWN);
  return (
    <tbody className="[&_td]:h-7 [&_td]:rounded-[5px]">
      {shown.map(([name, topics, whole, now, days, time], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places, and names may be the same
        <tr key={at}>
          <th
            scope="row"
            className="sticky left-0 bg-surface pr-3 text-left font-normal max-sm:max-w-28 sm:whitespace-nowrap"
          >
            {name}
          </th>
          {topics.map((percent, n) => (
            <td
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              key={n}
              className={`text-center ${percent === null ? "bg-heat-0 text-quiet" : shadeOf(percent)}`}
            >
              {percent ?? "–"}
            </td>
          ))}
          <td className="text-right font-semibold">{whole}</td>
          <td className="text-right text-quiet">{now}</td>
          <td className="text-right text-quiet">{days}</td>
          <td className="text-right whitespace-nowrap text-quiet">{time}</td>
        </tr>
      ))}
      {shown.length < rows.length ? (
        <tr>
          <td colSpan={columns}>
            <button
              type="button"
              className="link sticky left-0 min-h-11 text-sm"
              onClick={(event) => {
                // The button goes away: the table, which scrolls by key, has the focus then.
                event.currentTarget.closest("section")?.focus();
                setAll(true);
              }}
            >
              {more}
            </button>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
