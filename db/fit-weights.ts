/** Fitting the 21 weights with fsrs-rs, through @open-spaced-repetition/binding. */
import type { Histories } from "@/learn/model/history";

/**
 * The weights that fsrs-rs fits to the first `count` questions.
 * @param tell how far it is, 0 to 1
 * @throws Error when the package has no build for this machine
 */
export async function fitWeights(
  { cards, questions }: Histories,
  count: number,
  tell?: (share: number) => void,
): Promise<number[]> {
  const binding = await import("@open-spaced-repetition/binding").catch((cause: unknown) => {
    throw new Error(
      `Weights cannot be fitted on ${process.platform} ${process.arch}: @open-spaced-repetition/binding has no build ` +
        "for it, or it is not installed (npm ci, without --omit=optional).",
      { cause },
    );
  });
  const reviews = cards.map((history) =>
    history.map(({ days, rating }) => new binding.FSRSBindingReview(rating, days)),
  );
  const items = questions
    .slice(0, count)
    .map(({ card, position }) => new binding.FSRSBindingItem((reviews[card] ?? []).slice(0, position + 1)));
  return binding.computeParameters(items, {
    enableShortTerm: true,
    numRelearningSteps: 1,
    timeout: 20,
    ...(tell
      ? {
          progress: (current: number, total: number) => {
            tell(total > 0 ? Math.min(1, current / total) : 0);
            // False would end the fit.
            return true;
          },
        }
      : {}),
  });
}
