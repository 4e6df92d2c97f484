/** The ways of naming somebody or something that say the same: with a title, family name first, with initials. */
import { skeleton } from "./fold";

/** Said before or after a name without changing whose it is. */
const BEFORE = [["mr"], ["mrs"], ["ms"], ["president"], ["party"], ["city"], ["city", "of"]];
const AFTER = ["party", "city"];
const PATRONYMIC = /(?:vich|vna|uly|kyzy|qyzy)$/;
/** Zh. and Kh. are initials too. */
const LONGEST_INITIAL = 2;

/**
 * What the words of a given name may stand for, in the order and completeness of the name wanted. Nothing is taken for
 * the name: each must still be compared with it, and initials stand for it only if they are the name's own.
 */
export function otherNamings(given: readonly string[], wanted: readonly string[]): string[][] {
  const bare = [given.slice()];
  for (const before of BEFORE)
    if (given.length > before.length && before.every((word, at) => given[at] === word))
      bare.push(given.slice(before.length));
  for (const after of AFTER) if (given.length > 1 && given.at(-1) === after) bare.push(given.slice(0, -1));
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
