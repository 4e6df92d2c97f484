/** Whether a text names an entity. */
import { plain } from "../fact-values";
import type { Entity } from "../pack";

/** Words too common to stand for a whole name. */
const GENERIC = new Set(
  "the of for on and in to a an by at with from region regions city district province country party council committee ministry agency law act programme program plan strategy package events event president minister national republic assembly chamber court bank code".split(
    " ",
  ),
);

/** True where the text holds the name, an alias, all telling words of one, or a person's last name. */
export function names(text: string, entity: Entity, alsoCalled: readonly string[] = []): boolean {
  const words = ` ${plain(text)} `;
  const bag = new Set(words.trim().split(" ").map(stem));
  const wordings = [entity.name, ...entity.aliases, ...alsoCalled];
  return wordings.some(
    (wording) =>
      words.includes(` ${plain(wording)} `) ||
      words.includes(` ${plain(wording)}s `) ||
      tells(bag, wording, entity),
  );
}

function tells(bag: ReadonlySet<string>, wording: string, entity: Entity): boolean {
  const own = plain(wording).split(" ");
  const last = own[own.length - 1] ?? "";
  if (entity.kind === "person" && last.length > 3 && bag.has(stem(last))) return true;
  // "critics" is no name: any form of the word will do ("criticized").
  if (!/\p{Lu}/u.test(entity.name) && last.length > 5) {
    const root = last.slice(0, 6);
    if ([...bag].some((word) => word.startsWith(root))) return true;
  }
  const telling = own.filter((word) => !GENERIC.has(word) && word.length > 1);
  return telling.length > 0 && telling.every((word) => bag.has(stem(word)));
}

/** Good enough to bring plural and singular together. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "") : word;
}
