import { formatShare } from "@/app/_ui/format";
import type { Workload } from "@/learn/workload";

const ROW = 34;
const LABEL = 44;

/** A bar of reviews a day for each retention; marks stand at the end of their bars. */
export function WorkloadChart({
  years,
  marks,
  locale,
}: {
  years: readonly Workload[];
  marks: readonly { retention: number; label: string }[];
  locale: string;
}) {
  const most = Math.max(1, ...years.map((year) => year.reviewsADay));
  return (
    <svg aria-hidden="true" width="100%" height={years.length * ROW} className="block text-[12px]">
      {years.map((year, n) => {
        const own = marks.filter((mark) => mark.retention === year.retention).map((mark) => mark.label);
        // The widest bar leaves room for its number and its marks.
        const width = (year.reviewsADay / most) * 58;
        return (
          <g key={year.retention}>
            <text x="0" y={n * ROW + 20} className="num fill-quiet">
              {formatShare(year.retention, locale)}
            </text>
            <svg aria-hidden="true" x={LABEL} y={n * ROW} width="100%" height={ROW} overflow="visible">
              <rect
                x="0"
                y="6"
                width={`${width}%`}
                height="20"
                rx="4"
                className={own.length > 0 ? "fill-heat-4" : "fill-heat-2"}
              />
              <text x={`${width}%`} dx="8" y="20" className="fill-ink">
                <tspan className="num font-semibold">{Math.round(year.reviewsADay)}</tspan>
                {own.length > 0 ? <tspan className="fill-quiet"> {own.join(", ")}</tspan> : null}
              </text>
            </svg>
          </g>
        );
      })}
    </svg>
  );
}
