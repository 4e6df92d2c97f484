/** Ids are unique, and no name or alias means two entities. */
import type { Located, Report, Rule } from "../draft";
import { plain } from "../fact-values";

export const idRules: Rule = (draft, report) => {
  unique("source", draft.sources, report);
  unique("topic", draft.topics, report);
  unique("entity", draft.entities, report);
  unique("fact", draft.facts, report);
  uniqueDecks(draft.head, report);
  uniqueNames(draft.entities, report);
};

function unique(word: string, things: readonly Located<{ id: string }>[], report: Report): void {
  const seen = new Map<string, Located<{ id: string }>>();
  for (const thing of things) {
    const first = seen.get(thing.it.id);
    if (!first) {
      seen.set(thing.it.id, thing);
      continue;
    }
    report(
      thing,
      ["id"],
      "id-duplicate",
      `The ${word} id "${thing.it.id}" is taken: ${place(first)} has it too.`,
      "Give one of them another id, or remove it.",
    );
  }
}

function uniqueDecks(head: Parameters<Rule>[0]["head"], report: Report): void {
  const seen = new Set<string>();
  head?.it.decks.forEach((deck, index) => {
    if (seen.has(deck.id))
      report(
        head,
        ["decks", index, "id"],
        "id-duplicate",
        `The deck id "${deck.id}" is taken.`,
        "Give one of them another id, or remove it.",
      );
    seen.add(deck.id);
  });
}

function uniqueNames(entities: Parameters<Rule>[0]["entities"], report: Report): void {
  const seen = new Map<string, string>();
  for (const entity of entities) {
    const names = [entity.it.name, ...entity.it.aliases];
    names.forEach((name, index) => {
      const key = plain(name);
      const sub = index === 0 ? ["name"] : ["aliases", index - 1];
      const owner = seen.get(key);
      if (owner === undefined) seen.set(key, entity.it.id);
      else if (owner !== entity.it.id)
        report(
          entity,
          sub,
          "entity-name-collision",
          `"${name}" of entity "${entity.it.id}" is also a name of "${owner}".`,
          "Remove it from one of them, or merge the two entities.",
        );
      else if (index > 0 && name !== entity.it.name && names.indexOf(name) !== index)
        report(
          entity,
          sub,
          "entity-name-repeated",
          `"${name}" stands twice among the names of "${owner}".`,
          "Remove one.",
        );
    });
  }
}

function place({ at }: Located<unknown>): string {
  return `${at.file.path}:${at.file.lineOf(at.path)}`;
}
