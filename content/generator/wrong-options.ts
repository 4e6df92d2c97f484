/**
 * Typed wrong options: where a card's wrong options come from. Nothing is made up: an option is written by
 * the author, or is the truth about something else in the pack. `reasons.ts` says why each is wrong.
 */
import type { Aspect } from "@/learn/item";
import type { Fact } from "../fact";
import type { Member, SimpleValue, Value } from "../value";
import { isSimple, memberOf, rightAnswer } from "./answers";
import { chainOf, type PackIndex, relatives } from "./pack-index";
import { alike, alikeEnough } from "./same";
import { Sieve } from "./sieve";

/** Where a wrong option comes from. Plain data: hundreds of thousands are made and few are shown. */
type Origin =
  | { of: "contrast"; why: string }
  | { of: "own-before" | "own-value" | "earlier" | "later" | "relative-statement"; fact: Fact }
  | { of: "relative-value" | "relative-before" | "other-list"; fact: Fact }
  | { of: "place"; place: number };

export interface WrongOption {
  value: SimpleValue | Member;
  /** Written for this card, or from the fact itself: a misconception of this very card. */
  own: boolean;
  origin: Origin;
}

/** More than are ever chosen from. */
const ENOUGH = 14;

/** The wrong options of a card, best first: written ones, the old value, the chain, the family, neighbours. */
export function wrongOptions(
  index: PackIndex,
  fact: Fact,
  aspect: Aspect,
  right: Value | Member,
): WrongOption[] {
  const found = new Collection(index, right, truths(fact, aspect, right));
  if (aspect.startsWith("position-")) addNeighbours(found, fact, aspect);
  else if (aspect.startsWith("member-") || !isSimple(right)) addWrongMembers(found, index, fact);
  else {
    addContrasts(found, fact, aspect);
    addOwnOther(found, fact, aspect);
    if (aspect === "value" || aspect === "before") addChain(found, index, fact);
    addFamily(found, index, fact, aspect);
  }
  return found.kept;
}

/** Everything that would be a right answer to the card's question. */
export function truths(fact: Fact, aspect: Aspect, right: Value | Member): (SimpleValue | Member)[] {
  const also = aspect === "value" || aspect.startsWith("member-") ? fact.alsoRight : [];
  if (!isSimple(right)) return [...right.members, ...also];
  // What is missing from a list is asked with the rest in sight; a member in sight is no answer either way.
  if (aspect.startsWith("member-") && !isSimple(fact.value)) return [...fact.value.members, ...also];
  return [right, ...also];
}

/** Takes what is like the right answer, is not right itself, and is not there yet. */
class Collection {
  readonly kept: WrongOption[] = [];
  readonly #index: PackIndex;
  readonly #right: SimpleValue | Member | undefined;
  readonly #sieve: Sieve;

  constructor(index: PackIndex, right: Value | Member, truths: readonly (SimpleValue | Member)[]) {
    this.#index = index;
    this.#right = isSimple(right) ? right : undefined;
    this.#sieve = new Sieve(truths, index.entities);
  }

  get full(): boolean {
    return this.kept.length >= ENOUGH;
  }

  add(value: Value | Member | undefined, own: boolean, origin: Origin): void {
    if (!value || !isSimple(value) || this.full) return;
    const { entities } = this.#index;
    const fits = own ? alikeEnough : alike;
    if (this.#right && !fits(value, this.#right, entities)) return;
    if (this.#sieve.takes(value)) this.kept.push({ value, own, origin });
  }
}

function addContrasts(found: Collection, fact: Fact, aspect: Aspect): void {
  for (const { for: served, is, why } of fact.contrasts) {
    if (served === aspect) found.add(is, true, { of: "contrast", why });
  }
}

/** Of a change, the other side: the old value for the new one's question, the new for the old one's. */
function addOwnOther(found: Collection, fact: Fact, aspect: Aspect): void {
  if (aspect === "value" && !fact.doubtful.includes("before"))
    found.add(fact.before, true, { of: "own-before", fact });
  if (aspect === "before" && !fact.doubtful.includes("value"))
    found.add(fact.value, true, { of: "own-value", fact });
}

/** Earlier and later values of the same thing. */
function addChain(found: Collection, index: PackIndex, fact: Fact): void {
  if (!fact.follows && !index.followers.has(fact.id)) return;
  const chain = chainOf(index, fact);
  const here = chain.indexOf(fact);
  chain.forEach((other, place) => {
    if (place < here) found.add(undoubted(other, "before"), false, { of: "earlier", fact: other });
    if (place < here) found.add(undoubted(other, "value"), false, { of: "earlier", fact: other });
    if (place > here) found.add(undoubted(other, "value"), false, { of: "later", fact: other });
  });
}

/** The relatives' answers to the same sort of question. */
function addFamily(found: Collection, index: PackIndex, fact: Fact, aspect: Aspect): void {
  for (const other of relatives(index, fact)) {
    if (found.full) return;
    if (aspect === "value" || aspect === "before") {
      const value: [Value | Member | undefined, Origin] = [
        undoubted(other, "value"),
        { of: "relative-value", fact: other },
      ];
      const before: [Value | Member | undefined, Origin] = [
        undoubted(other, "before"),
        { of: "relative-before", fact: other },
      ];
      for (const [side, origin] of aspect === "value" ? [value, before] : [before, value])
        found.add(side, false, origin);
    } else found.add(undoubted(other, aspect), false, { of: "relative-statement", fact: other });
  }
}

/** The fact's answer to the aspect, unless the source is in two minds about it. */
function undoubted(fact: Fact, aspect: Aspect): Value | Member | undefined {
  return (fact.doubtful as string[]).includes(aspect) ? undefined : rightAnswer(fact, aspect);
}

/** Members that do not belong to the fact's list: written ones, then members of the family's other lists. */
function addWrongMembers(found: Collection, index: PackIndex, fact: Fact): void {
  addContrasts(found, fact, "value");
  for (const other of relatives(index, fact)) {
    if (isSimple(other.value) || other.doubtful.includes("value")) continue;
    for (const member of other.value.members) found.add(member, false, { of: "other-list", fact: other });
  }
}

/** The other members of a sequence, the nearest first. */
function addNeighbours(found: Collection, fact: Fact, aspect: Aspect): void {
  const own = memberOf(fact, aspect);
  if (!own || fact.value.type !== "sequence") return;
  const { members } = fact.value;
  const here = members.indexOf(own);
  for (let step = 1; step < members.length; step++) {
    for (const place of [here - step, here + step]) found.add(members[place], false, { of: "place", place });
  }
}
