/** From which per cent a cell has which look. */
export const SHADES = [
  [85, "bg-heat-4 text-on-sky"],
  [70, "bg-heat-2"],
  [50, "bg-heat-1"],
  [0, "bg-heat-0"],
] as const;

/** The look of a cell. @param percent 0 to 100 */
export const shadeOf = (percent: number) => SHADES.find(([from]) => percent >= from)?.[1] ?? SHADES[3][1];
