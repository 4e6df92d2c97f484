import { formatDay, formatShare } from "@/app/_ui/format";
import type { CurvePoint } from "@/learn/curve";

const WIDTH = 360;
const HEIGHT = 190;
const LEFT = 44;
const FOOT = 28;
const TOP = 12;

/** Recall over time: a line that falls between reviews; a dot for each review, ringed where it was forgotten. */
export function CurveChart({
  curve,
  reviews,
  now,
  locale,
  words,
}: {
  curve: readonly CurvePoint[][];
  reviews: readonly { at: number; recall: number; recalled: boolean }[];
  now: number;
  locale: string;
  words: { now: string };
}) {
  const points = curve.flat();
  const first = points[0]?.at ?? now;
  const last = Math.max(points.at(-1)?.at ?? now, first + 1);
  const x = (at: number) => LEFT + ((at - first) / (last - first)) * (WIDTH - LEFT - 12);
  const y = (recall: number) => TOP + (1 - recall) * (HEIGHT - TOP - FOOT);
  const line = (stretch: readonly CurvePoint[]) =>
    stretch
      .map(({ at, recall }, n) => `${n ? "L" : "M"}${x(at).toFixed(1)} ${y(recall).toFixed(1)}`)
      .join("");
  const past = curve
    .map((stretch) => stretch.filter(({ at }) => at <= now))
    .filter(({ length }) => length > 1);
  const ahead = points.filter(({ at }) => at >= now);
  const day = (at: number) =>
    formatDay(new Date(at).toISOString().slice(0, 10), locale, {
      day: "numeric",
      month: "short",
      year: "2-digit",
    });
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block w-full max-w-[34rem] overflow-visible text-[11px]"
    >
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - 12} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className="num fill-quiet">
            {formatShare(tick, locale)}
          </text>
        </g>
      ))}
      <text x={LEFT} y={HEIGHT - 6} className="num fill-quiet">
        {day(first)}
      </text>
      <text x={WIDTH - 12} y={HEIGHT - 6} textAnchor="end" className="num fill-quiet">
        {day(last)}
      </text>
      {past.map((stretch) => (
        <path key={stretch[0]?.at} d={line(stretch)} fill="none" strokeWidth="2" className="stroke-sky" />
      ))}
      <path d={line(ahead)} fill="none" strokeWidth="2" strokeDasharray="5 5" className="stroke-sky" />
      {now > first && now < last ? (
        <>
          <line
            x1={x(now)}
            x2={x(now)}
            y1={TOP}
            y2={HEIGHT - FOOT}
            strokeDasharray="2 4"
            className="stroke-edge"
          />
          <text x={x(now)} y={HEIGHT - 6} textAnchor="middle" className="fill-quiet">
            {words.now}
          </text>
        </>
      ) : null}
      {reviews.map(({ at, recall, recalled }) => (
        <circle
          key={at}
          cx={x(at)}
          cy={y(recall)}
          r={4.5}
          strokeWidth="2"
          className={recalled ? "fill-good stroke-surface" : "fill-surface stroke-again"}
        />
      ))}
    </svg>
  );
}
