/** Practice by oneself: what to be asked. */
import type { QuizForm } from "../answer";

export const PURPOSES = ["forgetting", "wrong", "exam", "once"] as const;
/** About to be forgotten; got wrong lately; as in an exam; everything once. */
export type Purpose = (typeof PURPOSES)[number];

export interface PracticeSpec {
  packId: string;
  purpose: Purpose;
  /** topic ids, each with those below; with `decks` empty too: the whole pack */
  topics: string[];
  /** slugs of decks */
  decks: string[];
  /** empty: all */
  forms: QuizForm[];
  count: number;
  feedback: "immediate" | "deferred";
}
