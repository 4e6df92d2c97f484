/** Counts of a draft for its author. */
import type { Draft } from "./draft";

/** A few lines: how many facts, by kind, importance, status and topic. */
export function summarize(draft: Draft): string {
  const facts = draft.facts.map(({ it }) => it);
  const lines = [
    `${draft.head?.it.id ?? "a pack without pack.yaml"}: ${facts.length} facts, ${draft.entities.length} entities, ${draft.topics.length} topics, ${draft.sources.length} sources`,
    `  kinds       ${tally(facts.map(({ kind }) => kind))}`,
    `  importance  ${tally(facts.map(({ importance }) => String(importance)))}`,
    `  status      ${tally(facts.map(({ status }) => status))}`,
  ];
  const byTopic = count(facts.map(({ topic }) => topic));
  for (const { it } of draft.topics) {
    const own = byTopic.get(it.id) ?? 0;
    if (own > 0) lines.push(`  ${String(own).padStart(5)}  ${it.id}`);
  }
  return lines.join("\n");
}

function tally(words: readonly string[]): string {
  return (
    [...count(words)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([word, times]) => `${word} ${times}`)
      .join(", ") || "none"
  );
}

function count(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
