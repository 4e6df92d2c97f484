/** Choosing topics from a pack's outline: a topic stands for those below it, too. Pure. */

/** A topic as a tree of check boxes needs it. */
export interface TopicNode {
  id: string;
  parentId: string | null;
  title: string;
  /** cards of this very topic, not of those below it */
  cards: number;
}

export type Ticked = "all" | "some" | "none";

const childrenOf = (topics: readonly TopicNode[], id: string | null) =>
  topics.filter((topic) => topic.parentId === id);

function isCovered(topics: readonly TopicNode[], chosen: ReadonlySet<string>, id: string): boolean {
  for (let at: string | null | undefined = id; at; at = topics.find((topic) => topic.id === at)?.parentId) {
    if (chosen.has(at)) return true;
  }
  return false;
}

/** How a topic's box stands: `some` when only part of what is below it is chosen. */
export function tickedOf(topics: readonly TopicNode[], chosen: readonly string[], id: string): Ticked {
  const set = new Set(chosen);
  if (isCovered(topics, set, id)) return "all";
  const below = childrenOf(topics, id).map((child) => tickedOf(topics, chosen, child.id));
  return below.some((state) => state !== "none") ? "some" : "none";
}

/** What is chosen after a topic's box was pressed: all of it, or, where all of it was, none. In the outline's order. */
export function toggleTopic(topics: readonly TopicNode[], chosen: readonly string[], id: string): string[] {
  const set = new Set(chosen);
  if (isCovered(topics, set, id)) exclude(topics, set, id);
  else set.add(id);
  return gathered(topics, set, null);
}

/** Takes a topic out: of those above it that stand for it only the other parts stay. */
function exclude(topics: readonly TopicNode[], set: Set<string>, id: string): void {
  const parent = topics.find((topic) => topic.id === id)?.parentId;
  if (!set.has(id) && parent) {
    exclude(topics, set, parent);
    for (const sibling of childrenOf(topics, parent)) set.add(sibling.id);
  }
  set.delete(id);
}

/** The shortest list that says the same: a topic for all of its parts, and no part of a topic that is there itself. */
function gathered(topics: readonly TopicNode[], set: ReadonlySet<string>, parent: string | null): string[] {
  return childrenOf(topics, parent).flatMap((topic) => {
    if (set.has(topic.id)) return [topic.id];
    const parts = childrenOf(topics, topic.id);
    const below = gathered(topics, set, topic.id);
    const whole =
      topic.cards === 0 &&
      parts.length > 0 &&
      below.length === parts.length &&
      parts.every((part) => below.includes(part.id));
    return whole ? [topic.id] : below;
  });
}

/** Cards of a topic and all below it. */
export function cardsUnder(topics: readonly TopicNode[], id: string): number {
  const own = topics.find((topic) => topic.id === id)?.cards ?? 0;
  return childrenOf(topics, id).reduce((sum, child) => sum + cardsUnder(topics, child.id), own);
}

/** The topics that hold cards, each above those below it, with how deep it stands and the cards of it and below. */
export function outlineOf(
  topics: readonly TopicNode[],
  parentId: string | null = null,
  depth = 0,
): { id: string; title: string; depth: number; cards: number }[] {
  return childrenOf(topics, parentId).flatMap(({ id, title }) => {
    const cards = cardsUnder(topics, id);
    return cards === 0 ? [] : [{ id, title, depth, cards }, ...outlineOf(topics, id, depth + 1)];
  });
}
