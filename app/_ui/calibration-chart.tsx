import { formatShare } from "./format";

/** One group of reviews: mean predicted and real recall (0 to 1) and how many they are. */
export interface CalibrationPoint {
  predicted: number;
  actual: number;
  n: number;
}

const SIZE = 260;
const FOOT = 26;

/**
 * Real against predicted recall: on the line the predictions are right. The area of a point grows with its reviews.
 * The axes begin at `from`, since few predictions lie below a half.
 */
export function CalibrationChart({
  points,
  axisX,
  axisY,
  locale,
}: {
  points: readonly CalibrationPoint[];
  axisX: string;
  axisY: string;
  locale: string;
}) {
  const least = Math.min(0.8, ...points.flatMap((point) => [point.predicted, point.actual]));
  const from = Math.floor(least * 5) / 5;
  const room = SIZE - FOOT - 14;
  const y = (share: number) => 14 + room - ((share - from) / (1 - from)) * room;
  const x = (share: number) => 44 + ((share - from) / (1 - from)) * (SIZE - 44 - 16);
  const ticks = Array.from({ length: Math.round((1 - from) / 0.2) + 1 }, (_, n) => from + n * 0.2);
  const most = Math.max(1, ...points.map((point) => point.n));
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      className="block w-full max-w-[22rem] overflow-visible text-[11px]"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(from)} x2={x(1)} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={x(from) - 7} y={y(tick) + 4} textAnchor="end" className="num fill-quiet">
            {formatShare(tick, locale)}
          </text>
          <text x={x(tick)} y={SIZE - 10} textAnchor="middle" className="num fill-quiet">
            {formatShare(tick, locale)}
          </text>
        </g>
      ))}
      <line x1={x(from)} y1={y(from)} x2={x(1)} y2={y(1)} strokeDasharray="4 4" className="stroke-edge" />
      <text x={x(from)} y={7} className="fill-quiet">
        {axisY}
      </text>
      <text x={x(1)} y={SIZE + 5} textAnchor="end" className="fill-quiet">
        {axisX}
      </text>
      {points.map((point) => (
        <circle
          key={point.predicted}
          cx={x(point.predicted)}
          cy={y(point.actual)}
          r={3 + 7 * Math.sqrt(point.n / most)}
          className="fill-heat-3/80 stroke-surface"
        />
      ))}
    </svg>
  );
}
