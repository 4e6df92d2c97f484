import type { ReactNode } from "react";

/** A row of shares, 0 to 1: a hollow dot, and a filled one with the range it lies in. */
export interface DotRow {
  key: string;
  label: ReactNode;
  hollow: number;
  filled: number;
  range?: { low: number; high: number } | undefined;
  /** what is written at the end of the row */
  value: ReactNode;
}

const HEIGHT = 26;
const per = (share: number) => `${(100 * share).toFixed(2)}%`;

/** Shares from 0 to 100 per cent, each on a line of its own with its name before and its number behind it. */
export function DotRows({
  rows,
  hollow,
  filled,
}: {
  rows: readonly DotRow[];
  /** what a hollow and a filled dot stand for */
  hollow: string;
  filled: string;
}) {
  return (
    <div>
      <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-[13px] text-quiet">
        <li className="flex items-center gap-2">
          <i className="block size-3 rounded-full border-2 border-heat-3 bg-surface" />
          {hollow}
        </li>
        <li className="flex items-center gap-2">
          <i className="block size-3 rounded-full bg-heat-4" />
          {filled}
        </li>
      </ul>
      <div className="grid gap-y-2.5 sm:gap-y-1">
        {rows.map(({ key, label, hollow: open, filled: full, range, value }) => (
          <div
            key={key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)_3.5rem]"
          >
            <span className="text-sm sm:truncate">{label}</span>
            <svg
              width="100%"
              height={HEIGHT}
              className="block overflow-visible max-sm:order-3 max-sm:col-span-2"
              aria-hidden="true"
            >
              <line x1="0" x2="100%" y1={HEIGHT / 2} y2={HEIGHT / 2} className="stroke-line" />
              {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
                <line
                  key={tick}
                  x1={per(tick)}
                  x2={per(tick)}
                  y1="8"
                  y2={HEIGHT - 8}
                  className="stroke-line"
                />
              ))}
              {range ? (
                <rect
                  x={per(range.low)}
                  width={per(range.high - range.low)}
                  y={HEIGHT / 2 - 4}
                  height="8"
                  rx="4"
                  className="fill-heat-2"
                />
              ) : null}
              <circle
                cx={per(open)}
                cy={HEIGHT / 2}
                r="5.5"
                strokeWidth="2"
                className="fill-surface stroke-heat-3"
              />
              <circle cx={per(full)} cy={HEIGHT / 2} r="6" className="fill-heat-4" />
            </svg>
            <span className="num text-right text-sm font-semibold">{value}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
