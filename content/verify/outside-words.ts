/** Capitalized words of the pack that the source does not have: most likely knowledge from elsewhere. */

import type { Located, Report } from "../draft";
import type { Fact } from "../fact";
import { plain } from "../fact-values";
import type { Entity } from "../pack";
import { asideProse, statedProse, wording } from "./prose";

/** Reports each capitalized word inside a sentence of a fact that stands nowhere in the source, in no entity and in no title. */
export function checkWords(
  fact: Located<Fact>,
  known: ReadonlySet<string>,
  entities: ReadonlyMap<string, Entity>,
  report: Report,
): void {
  for (const { path, text } of [...statedProse(fact.it, entities), ...asideProse(fact.it, entities)]) {
    if (path[2] === "is") continue; // a wrong option may name what the source never does
    const option = path[0] === "contrasts" ? fact.it.contrasts[Number(path[1])]?.is : undefined;
    const own = option ? knownWords([wording(option, entities)]) : new Set<string>();
    for (const [, word] of text.matchAll(/(?<=[\p{Ll}\d,;–-] )["'“‘(]?(\p{Lu}[\p{L}\p{N}]+)/gu)) {
      const parts = plain(word ?? "").split(" ");
      if (parts.every((part) => own.has(part) || known.has(part) || known.has(part.replace(/s$/, ""))))
        continue;
      report(
        fact,
        path,
        "word-nowhere",
        `${path.join(".")} has the name "${word}", which stands nowhere in the source.`,
        "Mend it: nothing from outside the source enters the pack; a usual other name of something belongs into the aliases of its entity.",
      );
    }
  }
}

/** The words that may stand in the pack: of the source, of names and of titles. */
export function knownWords(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => plain(text).split(" ")));
}
