/** One bar: `label` stands beneath it, `open` draws an outline for what has yet to come. */
export interface Bar {
  key: string;
  value: number;
  label?: string | undefined;
  open?: boolean | undefined;
  /** drawn stronger, such as today */
  strong?: boolean | undefined;
}

const FOOT = 22;
const HEAD = 18;

/**
 * Bars from zero, each with its number above it; positions are shares of the width, so letters keep their
 * size on every screen.
 */
export function BarChart({
  bars,
  height,
  numbers = true,
}: {
  bars: readonly Bar[];
  height: number;
  numbers?: boolean;
}) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const room = height - FOOT - HEAD;
  const step = 100 / Math.max(1, bars.length);
  const gap = step * (bars.length > 12 ? 0.22 : 0.16);
  return (
    <svg aria-hidden="true" width="100%" height={height} className="block overflow-visible text-[12px]">
      <line x1="0" x2="100%" y1={height - FOOT} y2={height - FOOT} className="stroke-line" />
      {bars.map((bar, n) => {
        const tall = bar.value === 0 ? 0 : Math.max(3, (bar.value / most) * room);
        const top = height - FOOT - tall;
        const middle = `${(n + 0.5) * step}%`;
        return (
          <g key={bar.key}>
            {bar.open ? (
              <rect
                x={`${n * step + gap / 2}%`}
                width={`${step - gap}%`}
                y={height - FOOT - 26}
                height={26}
                rx="4"
                strokeDasharray="4 3"
                className="fill-none stroke-heat-3"
              />
            ) : (
              <rect
                x={`${n * step + gap / 2}%`}
                width={`${step - gap}%`}
                y={top}
                height={tall}
                rx="4"
                className={bar.strong ? "fill-heat-4" : "fill-heat-2"}
              />
            )}
            {numbers && bar.value > 0 ? (
              <text x={middle} y={top - 6} textAnchor="middle" className="num fill-quiet">
                {bar.value}
              </text>
            ) : null}
            {bar.label ? (
              <text x={middle} y={height - 5} textAnchor="middle" className="fill-quiet">
                {bar.label}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
