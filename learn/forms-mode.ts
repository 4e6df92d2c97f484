/** Forms mode: a card that is known is asked in another form each time. One memory, whatever the form. Pure. */
import { QUIZ_FORMS, type QuizForm } from "./answer";
import type { Card, ItemKey, PublicItem } from "./item";
import { MEMORY_STATE, type Memory } from "./memory";
import { hashText } from "./random";

const JUDGED: ReadonlySet<string> = new Set(QUIZ_FORMS);

/**
 * The form to ask a card in now: by turns all it has, the flashcard among them, each card beginning elsewhere; the
 * flashcard alone while it is new or being learnt.
 */
export function formFor(
  card: Pick<Card, "key" | "forms">,
  memory: Pick<Memory, "state" | "reps"> | null,
): "flip" | QuizForm {
  if (memory?.state !== MEMORY_STATE.review) return "flip";
  const forms = card.forms.filter((form): form is QuizForm => JUDGED.has(form));
  const turn = (hashText(card.key) + memory.reps) % (forms.length + 1);
  return forms[turn - 1] ?? "flip";
}

/** As formFor, but never the flashcard where there is another form: for a card that will not stick as one. */
export function otherFormFor(
  card: Pick<Card, "key" | "forms">,
  memory: Pick<Memory, "reps"> | null,
): "flip" | QuizForm {
  const forms = card.forms.filter((form): form is QuizForm => JUDGED.has(form));
  return forms[(hashText(card.key) + (memory?.reps ?? 0)) % Math.max(1, forms.length)] ?? "flip";
}

/** A question for drilling, with its key: judged on the device, as a flashcard is. */
export interface DrillItem {
  cardId: number;
  form: QuizForm;
  item: PublicItem;
  key: ItemKey;
}
