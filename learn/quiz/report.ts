/** What the bank says of a blueprint: whether it is large enough, and how equal its variants are. Plain JSON. */
export interface BankReport {
  sections: { wanted: number; items: number; facts: number; short: number }[];
  /** over the variants tried: their expected points, in points of the quiz; null where there is nothing to ask */
  spread: { least: number; most: number; mean: number; all: number[]; outOf: number } | null;
}
