const HEIGHT = 64;
const LINE = 40;
const DOT = 3.5;

/** How high each dot stands: as many as share a place are piled up. Pure, so that it can be tested. */
export function piled(
  values: readonly number[],
  outOf: number,
  places: number,
): { at: number; level: number }[] {
  const levels = new Map<number, number>();
  return [...values]
    .sort((a, b) => a - b)
    .map((value) => {
      const place = Math.round((value / Math.max(outOf, 1e-9)) * places);
      const level = levels.get(place) ?? 0;
      levels.set(place, level + 1);
      return { at: place / places, level };
    });
}

/** The expected points of each variant as a dot on the whole scale from 0: dots that lie close are variants equally hard. */
export function SpreadChart({
  values,
  outOf,
  format,
}: {
  values: readonly number[];
  outOf: number;
  format: (points: number) => string;
}) {
  const dots = piled(values, outOf, 60);
  const most = Math.max(1, ...dots.map((dot) => dot.level + 1));
  const step = Math.min(7, (LINE - 8) / most);
  return (
    <svg aria-hidden="true" width="100%" height={HEIGHT} className="block overflow-visible text-[12px]">
      <line x1="0" x2="100%" y1={LINE} y2={LINE} className="stroke-edge" />
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line
            x1={`${share * 100}%`}
            x2={`${share * 100}%`}
            y1={LINE}
            y2={LINE + 5}
            className="stroke-edge"
          />
          <text
            x={`${share * 100}%`}
            y={LINE + 20}
            textAnchor={share === 0 ? "start" : share === 1 ? "end" : "middle"}
            className="num fill-quiet"
          >
            {format(share * outOf)}
          </text>
        </g>
      ))}
      {dots.map((dot) => (
        <circle
          key={`${dot.at}|${dot.level}`}
          cx={`${dot.at * 100}%`}
          cy={LINE - DOT - 1.5 - dot.level * step}
          r={DOT}
          className="fill-heat-4 stroke-surface"
        />
      ))}
    </svg>
  );
}
