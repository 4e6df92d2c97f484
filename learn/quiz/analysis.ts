/**
 * What a quiz says of its questions and of its class: statistics and flags of each question, and what wrong answers have
 * in common. A question is a card in one form, whichever variant of it a student was shown; the rest of the quiz is what
 * else that student was asked. Keys are those that corrections left, and what one voided was never asked. Pure.
 */
import type { Answer, QuizForm } from "../answer";
import { guessChance } from "../grade/grade";
import type { Ruling } from "../grades/correction";
import type { ItemKey, PublicItem, WrongReason } from "../item";
import type { Figure } from "../stats/figure";
import { type Flag, flagQuestion, type OptionUse } from "../stats/flags";
import { type ItemStats, itemStats, type QuestionStats, questionStats } from "../stats/items";
import type { Results } from "../stats/marks";
import { type QuizStats, quizStats } from "../stats/quiz";
import { type Misconception, misconceptionsOf, promptOf } from "./misconceptions";

/** One item that was asked. */
export interface AskedItem {
  cardId: number;
  factId: string;
  form: QuizForm;
  item: PublicItem;
  /** as corrected until now */
  key: ItemKey;
  /** what a correction rules beside the key */
  ruling: Ruling | null;
}

/** One question of one attempt. */
interface AskedOnce {
  /** which question of the blueprint it stands for: the same for all variants */
  slot: number;
  itemId: number;
  /** what it was worth, and what it earned; null: not answered */
  points: number;
  earned: number | null;
  answer: Answer | null;
  /** what was answered before that, where one may try again */
  tries?: readonly Answer[];
}

/** One attempt, judged. */
export interface SatSheet {
  student: string;
  asked: readonly AskedOnce[];
}

/** How often an option was chosen, over all variants that showed it. */
interface OptionShare {
  text: string;
  right: boolean;
  shown: number;
  chosen: number;
  /** why it is wrong, where it is */
  reason: WrongReason | null;
}

/** What a question counts for in the totals, in per cent. */
interface Weight {
  intended: Figure;
  effective: Figure;
}

/** A place in the quiz, whichever questions students were asked there. */
export interface Place extends QuestionStats {
  /** from 1 */
  number: number;
  /** how many different questions were asked there */
  questions: number;
}

export interface AnalysedQuestion {
  cardId: number;
  factId: string;
  form: QuizForm;
  /** the question as asked, or the statement to be judged */
  prompt: string;
  answer: string;
  stats: ItemStats;
  /** null: at its place others were asked too, or it was asked at several; then the place has the weight */
  weight: Weight | null;
  /** the most telling first */
  flags: Flag[];
  /** empty where nothing is chosen among options; the most chosen first */
  options: OptionShare[];
}

export interface QuizAnalysis {
  quiz: QuizStats;
  /** the hardest first */
  questions: AnalysedQuestion[];
  /** in their order; empty where every place has one question, which then says it all */
  places: Place[];
  /** the most common first */
  misconceptions: Misconception[];
}

/** @param items every item asked in the sheets, by number */
export function analyseQuiz(
  sheets: readonly SatSheet[],
  items: ReadonlyMap<number, AskedItem>,
): QuizAnalysis {
  const named = new Map(
    [...items].map(([id, item]) => [id, { ...item, name: `${item.cardId}|${item.form}` }]),
  );
  const rows = sheets.map(({ student, asked }) => ({
    student,
    asked: asked.flatMap((one) => {
      const item = named.get(one.itemId);
      return item && item.ruling !== "void" ? [{ ...one, of: item }] : [];
    }),
  }));
  const results = resultsOf(rows);
  const stats = itemStats(results);
  const uses = usesByName(rows);
  const places = placesOf(results, stats);
  const weights = places.map((place) =>
    place.questions === 1 ? { intended: place.intendedWeight, effective: place.effectiveWeight } : null,
  );
  const questions = stats.map((own) => {
    const [at, ...more] = own.positions;
    const weight = at !== undefined && more.length === 0 ? (weights[at] ?? null) : null;
    return { ...questionOf(own, uses.get(own.id) ?? []), weight };
  });
  return {
    quiz: quizStats(results),
    questions: questions.sort((a, b) => (a.stats.facility.value ?? 2) - (b.stats.facility.value ?? 2)),
    places: questions.every(({ weight }) => weight !== null) ? [] : places,
    misconceptions: misconceptionsOf(rows),
  };
}

function placesOf(results: Results, stats: readonly ItemStats[]): Place[] {
  return questionStats(results).map((own, at) => ({
    ...own,
    number: at + 1,
    questions: stats.filter(({ positions }) => positions.includes(at)).length,
  }));
}

/** An item by the name of its question: a card in one form. */
type Asked = AskedOnce & { of: AskedItem & { name: string } };
export interface Row {
  student: string;
  asked: Asked[];
}

/** What blind guessing scores; of a choice with several right options, by how many they are. */
const guessOf = ({ item, key }: AskedItem) =>
  guessChance(item) * (key.form === "choice" ? 1 + (key.also?.length ?? 0) : 1);

/** A question as somebody was asked it, and what the rest of their quiz came to. */
interface Use {
  one: Asked;
  others: number;
}

/** Each question's uses: once a student, the first time it was asked. */
function usesByName(rows: readonly Row[]): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { asked } of rows) {
    const total = asked.reduce((sum, { earned }) => sum + (earned ?? 0), 0);
    const seen = new Set<string>();
    for (const one of asked) {
      const { name } = one.of;
      if (seen.has(name)) continue;
      seen.add(name);
      const use = { one, others: total - (one.earned ?? 0) };
      const list = uses.get(name);
      if (list) list.push(use);
      else uses.set(name, [use]);
    }
  }
  return uses;
}

function resultsOf(rows: readonly Row[]): Results {
  const slots = new Map<number, number>();
  const guesses = new Map<string, { sum: number; n: number }>();
  for (const { asked } of rows)
    for (const { slot, points, of } of asked) {
      slots.set(slot, Math.max(points, slots.get(slot) ?? 0));
      const guess = guesses.get(of.name) ?? { sum: 0, n: 0 };
      guess.sum += guessOf(of);
      guess.n++;
      guesses.set(of.name, guess);
    }
  const ids = [...slots.keys()].sort((a, b) => a - b);
  return {
    questions: ids.map((slot) => ({ id: `${slot}`, maxMark: slots.get(slot) ?? 0 })),
    sheets: rows.map(({ student, asked }) => {
      const bySlot = new Map(asked.map((one) => [one.slot, one]));
      return {
        student,
        marks: ids.map((slot) => {
          const one = bySlot.get(slot);
          return one ? { mark: one.earned, item: one.of.name } : null;
        }),
      };
    }),
    guess: new Map([...guesses].map(([name, { sum, n }]) => [name, sum / n])),
  };
}

function questionOf(stats: ItemStats, uses: readonly Use[]): Omit<AnalysedQuestion, "weight"> {
  const { one } = uses[0] as Use;
  const options = optionsOf(uses.map((use) => use.one));
  return {
    cardId: one.of.cardId,
    factId: one.of.factId,
    form: one.of.form,
    prompt: promptOf(one.of.item),
    answer: one.of.key.answer,
    stats,
    flags: flagQuestion({
      scores: uses.map(({ one: { earned, points } }) => (points > 0 ? (earned ?? 0) / points : 0)),
      others: uses.map(({ others }) => others),
      guess: stats.guess.value,
      options: usesOf(
        uses.map((use) => use.one),
        options,
      ),
    }),
    options,
  };
}

/** The text that was chosen of the options shown; null where none was. */
function chosenText({ of: { item }, answer }: Asked): string | null {
  if (item.form !== "choice" || answer?.form !== "choice") return null;
  return item.options.find(({ id }) => id === answer.option)?.text ?? null;
}

function optionsOf(asked: readonly Asked[]): OptionShare[] {
  const shares = new Map<string, OptionShare>();
  for (const one of asked) {
    const { item, key } = one.of;
    if (item.form !== "choice" || key.form !== "choice") continue;
    const chosen = chosenText(one);
    for (const { id, text } of item.options) {
      const share = shares.get(text) ?? {
        text,
        right: id === key.right || (key.also?.includes(id) ?? false),
        shown: 0,
        chosen: 0,
        reason: key.reasons[id] ?? null,
      };
      share.shown++;
      if (text === chosen) share.chosen++;
      shares.set(text, share);
    }
  }
  return [...shares.values()].sort((a, b) => b.chosen - a.chosen || b.shown - a.shown);
}

/** The options that everybody was shown: only of these it can be said that nobody, or the strong, choose them. */
function usesOf(asked: readonly Asked[], options: readonly OptionShare[]): OptionUse[] {
  const chosen = asked.map(chosenText);
  return options
    .filter(({ shown }) => shown === asked.length)
    .map(({ text, right }) => ({ id: text, right, chosen: chosen.map((one) => one === text) }));
}
