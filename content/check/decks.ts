/** Decks name topics that exist and hold at least one fact. */
import type { Draft, Rule } from "../draft";

export const deckRules: Rule = (draft, report) => {
  const { head } = draft;
  if (!head) return;
  const topics = new Map(draft.topics.map(({ it }) => [it.id, it]));
  head.it.decks.forEach((deck, index) => {
    deck.topics?.forEach((id, place) => {
      if (!topics.has(id) && !draft.unread.has(id))
        report(
          head,
          ["decks", index, "topics", place],
          "topic-unknown",
          `The deck "${deck.id}" names the topic "${id}", which does not exist.`,
          "Name a topic of topics.yaml.",
        );
    });
    const holds = draft.facts.some(
      ({ it }) =>
        (deck.importance?.includes(it.importance) ?? true) &&
        (!deck.topics || within(it.topic, new Set(deck.topics), topics)),
    );
    if (!holds && draft.facts.length > 0)
      report(
        head,
        ["decks", index],
        "deck-empty",
        `The deck "${deck.id}" holds no fact.`,
        "Widen its topics or importance, or remove the deck.",
      );
  });
};

type Topics = ReadonlyMap<string, Draft["topics"][number]["it"]>;

/** Whether a topic or one above it is among those wanted. Topics come from a tree, so the way up ends. */
function within(topic: string, wanted: ReadonlySet<string>, topics: Topics): boolean {
  let at: string | null = topic;
  const seen = new Set<string>();
  while (at !== null && !seen.has(at)) {
    if (wanted.has(at)) return true;
    seen.add(at);
    at = topics.get(at)?.parent ?? null;
  }
  return false;
}
