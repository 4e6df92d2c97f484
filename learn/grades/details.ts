/** What is behind one grade, as it is told to those who teach. Plain JSON; times in ms. */
export interface CellDetails {
  /** finished ones, the first first */
  attempts: { id: string; number: number | null; points: number; outOf: number; finishedAt: number }[];
  /** changes, the newest first */
  trail: {
    id: string;
    what: "adjusted" | "settings" | "corrected";
    before: unknown;
    after: unknown;
    reason: string;
    /** who did it; null when that account is gone */
    by: string | null;
    at: number;
  }[];
}
