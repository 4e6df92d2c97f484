/** The figures of a gradebook as everybody sees them: rounded in one place, so screen and export cannot differ. Pure. */

/** Points to a hundredth, halves up. */
export function shownPoints(points: number): number {
  return Math.round(Math.round(points * 1e6) / 1e4) / 100;
}

/** A share (0 to 1, exact to a millionth) as per cent to a hundredth, halves up. */
export function shownPercent(share: number): number {
  return Math.round(Math.round(share * 1e6) / 100) / 100;
}
