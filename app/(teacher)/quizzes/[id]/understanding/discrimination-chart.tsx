/** One question: facility (0 to 1, perhaps less) and discrimination index (−100 to 100). */
export interface QuestionDot {
  key: string;
  facility: number;
  discrimination: number;
  flagged: boolean;
}

const WIDTH = 560;
const HEIGHT = 240;
const LEFT = 42;
const FOOT = 34;
const TOP = 16;

/** Facility against discrimination: what is easy stands to the right, what separates strong from weak above. */
export function DiscriminationChart({
  dots,
  axisX,
  axisY,
  percent,
}: {
  dots: readonly QuestionDot[];
  axisX: string;
  axisY: string;
  percent: (share: number) => string;
}) {
  const least = Math.min(0, ...dots.map((dot) => Math.floor(dot.discrimination / 50) * 50));
  const x = (facility: number) => LEFT + Math.min(1, Math.max(0, facility)) * (WIDTH - LEFT - 14);
  const y = (index: number) => TOP + ((100 - index) / (100 - least)) * (HEIGHT - TOP - FOOT);
  const levels = Array.from({ length: (100 - least) / 50 + 1 }, (_, n) => least + n * 50);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block w-full max-w-[44rem] overflow-visible text-[11px]"
    >
      {levels.map((level) => (
        <g key={level}>
          <line
            x1={x(0)}
            x2={x(1)}
            y1={y(level)}
            y2={y(level)}
            className={level === 0 ? "stroke-edge" : "stroke-line"}
          />
          <text x={LEFT - 7} y={y(level) + 4} textAnchor="end" className="num fill-quiet">
            {level}
          </text>
        </g>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <text key={share} x={x(share)} y={HEIGHT - 16} textAnchor="middle" className="num fill-quiet">
          {percent(share)}
        </text>
      ))}
      <text x={x(1)} y={HEIGHT - 1} textAnchor="end" className="fill-quiet">
        {axisX}
      </text>
      <text x={x(0)} y={8} className="fill-quiet">
        {axisY}
      </text>
      {dots.map((dot) => (
        <circle
          key={dot.key}
          cx={x(dot.facility)}
          cy={y(dot.discrimination)}
          r={dot.flagged ? 6 : 5}
          className={dot.flagged ? "fill-again stroke-surface" : "fill-surface stroke-heat-4"}
          strokeWidth={1.5}
        />
      ))}
    </svg>
  );
}
