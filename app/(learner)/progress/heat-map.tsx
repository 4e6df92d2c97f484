"use client";
import { formatDay } from "@/app/_ui/format";
import { addDays, type StudyDay } from "@/learn/day";

const CELL = 11;
const STEP = 13.5;
const TOP = 18;

/** Shade 0 to 4 of a day's reviews: by quarters of what the learner's busier days hold. */
export function shadeOf(reviews: number, busy: number): 0 | 1 | 2 | 3 | 4 {
  if (reviews <= 0) return 0;
  const quarter = Math.ceil((reviews / Math.max(1, busy)) * 4);
  return Math.min(4, Math.max(1, quarter)) as 1 | 2 | 3 | 4;
}

/** The number of reviews that nine in ten of the days studied stay below. */
export function busyDay(counts: readonly number[]): number {
  const studied = counts.filter((n) => n > 0).sort((a, b) => a - b);
  return studied[Math.floor(studied.length * 0.9)] ?? studied.at(-1) ?? 1;
}

const fills = ["fill-heat-0", "fill-heat-1", "fill-heat-2", "fill-heat-3", "fill-heat-4"] as const;

/**
 * A year of days in columns of weeks, Monday first. Where it is too wide its oldest weeks are cut off; on paper it is made
 * smaller. A client component, so that hundreds of squares are not sent twice.
 * @param counts reviews of each day, from the first on
 */
export function HeatMap({
  first,
  counts,
  locale,
}: {
  first: StudyDay;
  counts: readonly number[];
  locale: string;
}) {
  const busy = busyDay(counts);
  const offset = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks = Math.ceil((counts.length + offset) / 7);
  const width = weeks * STEP - (STEP - CELL);
  const height = TOP + 7 * STEP;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMaxYMid slice"
      height={height * 1.2}
      width="100%"
      className="block max-w-[54rem] text-[10px] print:h-auto"
    >
      {counts.map((reviews, n) => {
        const at = n + offset;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
            key={n}
            x={Math.floor(at / 7) * STEP}
            y={TOP + (at % 7) * STEP}
            width={CELL}
            height={CELL}
            rx="2.5"
            className={fills[shadeOf(reviews, busy)]}
          />
        );
      })}
      {Array.from({ length: weeks }, (_, week) => addDays(first, week * 7 - offset + 6))
        .map((sunday, week) => ({ sunday, week }))
        .filter(({ sunday, week }) => Number(sunday.slice(8)) <= 7 && week < weeks - 1)
        .map(({ sunday, week }) => (
          <text key={sunday} x={week * STEP} y={TOP - 7} className="fill-quiet">
            {formatDay(sunday, locale, { month: "short" })}
          </text>
        ))}
    </svg>
  );
}
