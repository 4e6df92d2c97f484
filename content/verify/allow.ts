/**
 * What the verifier takes for granted about a source, because every fact would have to cite it otherwise.
 * Keep it small: each entry is a line or a name that a reader of the source has in mind throughout.
 */
export interface Allowance {
  /** Lines whose dates (not other numbers) count as cited by every fact. */
  dateLines: readonly number[];
  /** Words by which the source also names an entity, by entity id. */
  alsoCalled: Readonly<Record<string, readonly string[]>>;
  /** Capitalized words that the source has in another form only ("French" for France). */
  words: readonly string[];
  /** Entities that may be claimants without being named: the source's own authors. */
  authors: readonly string[];
}

const NOTHING: Allowance = { dateLines: [], alsoCalled: {}, words: [], authors: [] };

const ALLOWANCES: Readonly<Record<string, Allowance>> = {
  "cornell-barro-2022": {
    // The dates of the address and of the referendum, which the whole article turns on.
    dateLines: [9, 121],
    alsoCalled: {
      tokayev: ["the President", "the second President", "his successor"],
      nazarbayev: ["First President", "his predecessor"],
      kazakhstan: ["Kazakh", "Kazakhstani", "the country"],
      russia: ["Moscow", "the Kremlin", "Russian"],
      "united-states": ["U.S.", "American"],
      "march-16-package": [
        "reform package",
        "amendments package",
        "the reforms",
        "these reforms",
        "he proposed",
        "priority",
      ],
      "june-5-referendum": ["referendum"],
      "january-2022-events": ["January"],
    },
    words: ["France", "Turkey"],
    authors: ["cornell-and-barro"],
  },
};

/** The allowance of a source; empty for sources without one. */
export function allowanceFor(sourceId: string): Allowance {
  return ALLOWANCES[sourceId] ?? NOTHING;
}
