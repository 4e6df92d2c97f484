/** An item for each card of a practice, so that all forms come about equally often. Pure. */
import type { QuizForm } from "../answer";
import { pick, randomFrom, shuffle } from "../random";

/** An item a card can be asked with. */
export interface Askable {
  itemId: number;
  cardId: number;
  form: QuizForm;
  /** the score a typical learner is expected to reach, 0 to 1 */
  expected: number;
}

/**
 * One item for each card, in the cards' order; cards without items are left out. Those with the fewest forms choose
 * first, each the form that was taken least.
 * @param seed the same seed gives the same choice
 */
export function spreadForms(
  cardIds: readonly number[],
  items: readonly Askable[],
  seed: number | string,
): Askable[] {
  const random = randomFrom(`practice|${seed}`);
  const byCard = new Map<number, Map<QuizForm, Askable[]>>();
  for (const item of items) {
    const forms = byCard.get(item.cardId) ?? new Map<QuizForm, Askable[]>();
    forms.set(item.form, [...(forms.get(item.form) ?? []), item]);
    byCard.set(item.cardId, forms);
  }
  const taken = new Map<QuizForm, number>();
  const chosen = new Map<number, Askable>();
  const order = shuffle(random, cardIds).sort(
    (a, b) => (byCard.get(a)?.size ?? 0) - (byCard.get(b)?.size ?? 0),
  );
  for (const cardId of order) {
    const forms = shuffle(random, [...(byCard.get(cardId) ?? [])]);
    const [rarest] = forms.sort(([a], [b]) => (taken.get(a) ?? 0) - (taken.get(b) ?? 0));
    if (!rarest) continue;
    const [form, variants] = rarest;
    taken.set(form, (taken.get(form) ?? 0) + 1);
    chosen.set(cardId, pick(random, variants));
  }
  return cardIds.flatMap((cardId) => chosen.get(cardId) ?? []);
}
