/** What can be wrong with a card. */
export const REPORT_KINDS = ["wrong", "outdated", "unclear", "typo", "other"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
export const LONGEST_REPORT = 2_000;
