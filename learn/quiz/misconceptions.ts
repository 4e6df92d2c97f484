/** What wrong answers of a quiz have in common: the kind of option, and the fact it came from. Pure. */
import { gradeAnswer } from "../grade/grade";
import type { PublicItem, WrongReason } from "../item";
import type { Row } from "./analysis";

/** One wrong idea: the same kind of wrong answer, about the same fact. */
export interface Misconception {
  kind: WrongReason["kind"];
  /** the fact that was asked */
  factId: string;
  cardIds: number[];
  /** the fact it was confused with; null: none is named */
  otherFactId: string | null;
  prompt: string;
  /** why it is wrong, as the students were told */
  text: string;
  /** who answered so, and how many were asked about the fact */
  students: string[];
  asked: number;
}

/**
 * The wrong ideas that answers show by the keys as corrected, those of failed tries among them. What a correction took
 * out of judging (void, full points for all) shows none.
 */
export function misconceptionsOf(rows: readonly Row[]): Misconception[] {
  const askedOf = new Map<string, Set<string>>();
  const found = new Map<
    string,
    Omit<Misconception, "students" | "cardIds" | "asked"> & { who: Set<string>; cards: Set<number> }
  >();
  for (const { student, asked } of rows)
    for (const { of, answer, tries = [] } of asked) {
      const { factId, cardId, item, key, ruling } = of;
      if (ruling !== null) continue;
      const people = askedOf.get(factId) ?? new Set();
      askedOf.set(factId, people.add(student));
      const reasons = [...tries, answer].flatMap((given) => gradeAnswer(item, key, given).reasons);
      for (const { kind, factId: other, text } of reasons) {
        const name = JSON.stringify([kind, factId, other ?? text]);
        const one = found.get(name) ?? {
          kind,
          factId,
          otherFactId: other ?? null,
          prompt: promptOf(item),
          text,
          who: new Set<string>(),
          cards: new Set<number>(),
        };
        one.who.add(student);
        one.cards.add(cardId);
        found.set(name, one);
      }
    }
  return [...found.values()]
    .map(({ who, cards, ...rest }) => ({
      ...rest,
      cardIds: [...cards].sort((a, b) => a - b),
      students: [...who],
      asked: askedOf.get(rest.factId)?.size ?? 0,
    }))
    .sort(
      (a, b) =>
        b.students.length - a.students.length || b.students.length / b.asked - a.students.length / a.asked,
    );
}

/** A question in words: of a statement what is to be judged, of a gap the sentence around it. */
export function promptOf(item: PublicItem): string {
  if (item.form === "true-false") return item.statement;
  if (item.form === "cloze") return `${item.sentence.before} … ${item.sentence.after}`;
  return item.prompt;
}
