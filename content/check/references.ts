/** What a fact names exists: topic, sources, entities. */
import type { Rule } from "../draft";
import { isMany, valuesOf } from "../fact-values";
import { nearest } from "./nearest";

export const referenceRules: Rule = (draft, report) => {
  const topics = new Set(draft.topics.map(({ it }) => it.id));
  const sources = new Set(draft.sources.map(({ it }) => it.id));
  const entities = new Set(draft.entities.map(({ it }) => it.id));

  const given = new Map(draft.factFiles.map(({ it, at }) => [at.file, it.topic]));
  for (const file of draft.factFiles) {
    const { topic } = file.it;
    if (topic === undefined || topics.has(topic) || draft.unread.has(topic)) continue;
    const near = nearest(topic, topics);
    report(
      file,
      ["topic"],
      "topic-unknown",
      `There is no topic "${topic}".`,
      near ? `Did you mean "${near}"? Otherwise add it.` : "Add the topic, or name one that exists.",
    );
  }

  for (const fact of draft.facts) {
    const unknown = (known: Set<string>, word: string, id: string, sub: readonly (string | number)[]) => {
      if (known.has(id) || draft.unread.has(id)) return;
      const near = nearest(id, known);
      report(
        fact,
        sub,
        `${word}-unknown`,
        `There is no ${word} "${id}".`,
        near ? `Did you mean "${near}"? Otherwise add it.` : `Add the ${word}, or name one that exists.`,
      );
    };
    if (fact.it.topic !== given.get(fact.at.file)) unknown(topics, "topic", fact.it.topic, ["topic"]);
    fact.it.cite.forEach((cite, index) => {
      unknown(sources, "source", cite.source, ["cite", index]);
    });
    if (fact.it.claimant !== undefined) unknown(entities, "entity", fact.it.claimant, ["claimant"]);
    for (const { path, value } of valuesOf(fact.it)) {
      if (value.type === "entity") unknown(entities, "entity", value.id, path);
      if (!isMany(value)) continue;
      value.members.forEach((member, index) => {
        if (member.type === "entity") unknown(entities, "entity", member.id, [...path, value.type, index]);
      });
    }
  }
};
