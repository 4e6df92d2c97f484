/** The ways of naming somebody or something that say the same: with a title, family name first, with initials. */
import { skeleton } from "./fold";

/** What a name is of, in the words said before or after it; "obl" and "oblysy" as in Cyrillic. */
const KINDS = {
  person: "mr mrs ms president",
  party: "party",
  city: "city town gorod kala kalasy",
  region: "region oblast province obl oblys oblysy",
};
type Kind = keyof typeof KINDS;
const KIND_OF = new Map(
  (Object.keys(KINDS) as Kind[]).flatMap((kind) =>
    KINDS[kind].split(" ").map((word) => [word, kind] as const),
  ),
);
/** Said of a name without changing whose it is, unless it is known to be of another kind. A region is never silent. */
const SILENT: readonly Kind[] = ["person", "party", "city"];
const PATRONYMIC = /(?:vich|vna|uly|kyzy|qyzy)$/;
/** Zh. and Kh. are initials too. */
const LONGEST_INITIAL = 2;

/** The kinds that the wordings of one name say it is of: of "the Almaty region" and "Almaty", a region. */
export function kindsOf(wordings: readonly (readonly string[])[]): ReadonlySet<Kind> {
  return new Set(wordings.flat().flatMap((word) => KIND_OF.get(word) ?? []));
}

/**
 * What the words of a given name may stand for, in the order and completeness of the name wanted. Nothing is taken for
 * the name: each must still be compared with it, and initials stand for it only if they are the name's own.
 * @param kinds what the name is of, see `kindsOf`: "Almaty city" does not name the Almaty region
 */
export function otherNamings(
  given: readonly string[],
  wanted: readonly string[],
  kinds: ReadonlySet<Kind>,
): string[][] {
  const fits = (word = "") => {
    const kind = KIND_OF.get(word);
    return kind !== undefined && (kinds.size > 0 ? kinds.has(kind) : SILENT.includes(kind));
  };
  const bare = [given.slice()];
  const [first, second] = given;
  if (given.length > 1 && fits(first)) bare.push(given.slice(1));
  if (given.length > 2 && fits(first) && second === "of") bare.push(given.slice(2));
  if (given.length > 1 && fits(given.at(-1)) && KIND_OF.get(given.at(-1) ?? "") !== "person")
    bare.push(given.slice(0, -1));
  const found = bare.slice(1);
  if (wanted.length < 2) return found;
  for (const words of bare) {
    const named = words.filter((word) => !PATRONYMIC.test(word) || wanted.includes(word));
    const [first = "", ...rest] = named;
    for (const order of [named, [...rest, first]]) found.push(order, withGivenNames(order, wanted));
  }
  return found.filter((words) => words.length > 0);
}

/** "K. J. Tokayev" as "Kassym Jomart Tokayev", where the initials are those of the name wanted, from its beginning. */
function withGivenNames(words: readonly string[], wanted: readonly string[]): string[] {
  const initials = words.slice(0, -1);
  const fit = initials.every(
    (initial, at) =>
      initial.length <= LONGEST_INITIAL && skeleton(wanted[at] ?? "").startsWith(skeleton(initial)),
  );
  if (initials.length === 0 || initials.length >= wanted.length || !fit) return [];
  return [...wanted.slice(0, -1), words.at(-1) as string];
}
