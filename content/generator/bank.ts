/** The items a card is asked with in quizzes: every form, and where a form chooses its content several variants of it. */
import { QUIZ_FORMS, type QuizForm } from "@/learn/answer";
import type { Card, Item } from "@/learn/item";
import { generateItem } from "./generate";
import type { PackIndex } from "./pack-index";

/** Variants of one form at most. */
const VARIANTS = 4;
/** Seeds tried for them: some give the same again. */
const TRIES = 8;

/** Forms whose content is drawn; all others are the same for every seed. */
const DRAWN: ReadonlySet<QuizForm> = new Set(["choice", "multiple", "true-false", "match", "order"]);

/** All items of a card, each of another content; never a flashcard. */
export function itemsOfCard(index: PackIndex, card: Card): Item[] {
  return QUIZ_FORMS.filter((form) => card.forms.includes(form)).flatMap((form) => {
    if (!DRAWN.has(form)) return [generateItem(index, card, form, 0)];
    return form === "true-false" ? oneTrueOneFalse(index, card) : variants(index, card, form);
  });
}

function variants(index: PackIndex, card: Card, form: QuizForm): Item[] {
  const different = new Map<string, Item>();
  for (let seed = 0; seed < TRIES && different.size < VARIANTS; seed++) {
    const item = generateItem(index, card, form, seed);
    const content = contentOf(item);
    if (!different.has(content)) different.set(content, item);
  }
  return [...different.values()];
}

/**
 * A true statement and a false one: as many of each in the bank, since who always says "false" must not do better
 * than by chance. (There is one true statement of a card, so there can be one false.)
 */
function oneTrueOneFalse(index: PackIndex, card: Card): Item[] {
  const found = new Map<boolean, Item>();
  // 32 tosses that come out alike are rarer than one in a billion.
  for (let seed = 0; seed < 32 && found.size < 2; seed++) {
    const item = generateItem(index, card, "true-false", seed);
    if (item.key.form === "true-false" && !found.has(item.key.right)) found.set(item.key.right, item);
  }
  return [...found.values()];
}

/** What is asked and what is right, without the item's opaque id. */
function contentOf({ public: shown, key }: Item): string {
  return JSON.stringify([{ ...shown, id: "" }, key]);
}
