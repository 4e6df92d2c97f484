/**
 * Typed wrong options: where a card's wrong options come from and why each is wrong. Nothing is made up:
 * an option is written by the author, or is the truth about something else in the pack.
 */
import type { Aspect, WrongReason } from "@/learn/item";
import type { Fact } from "../fact";
import type { Member, SimpleValue, Value } from "../value";
import { isSimple, memberOf, rightAnswer } from "./answers";
import { alone } from "./display";
import { chainOf, type PackIndex, relatives } from "./pack-index";
import { articleLess, existsAs } from "./reasons";
import { alike, alikeEnough } from "./same";
import { Sieve } from "./sieve";
import { sentence } from "./statement";
import { ordinal } from "./text";

export interface WrongOption {
  value: SimpleValue | Member;
  /** As an option: capitalized, by itself. */
  text: string;
  /** Written for this card, or from the fact itself: a misconception of this very card. */
  own: boolean;
  /** Why it is wrong; worked out only for options that are shown. */
  reason: () => WrongReason;
}

type Candidate = Omit<WrongOption, "text" | "own"> & { own?: boolean };

/** The wrong options of a card, best first: written ones, the old value, the chain, the family, neighbours. */
export function wrongOptions(
  index: PackIndex,
  fact: Fact,
  aspect: Aspect,
  right: Value | Member,
): WrongOption[] {
  const candidates = isSimple(right)
    ? candidatesFor(index, fact, aspect).filter(({ value, own }) =>
        own ? alikeEnough(value, right, index.entities) : alike(value, right, index.entities),
      )
    : wrongMembers(index, fact);
  const sieve = new Sieve(truths(fact, aspect, right), index.entities);
  return candidates
    .filter(({ value }) => sieve.takes(value))
    .map((candidate) => ({
      ...candidate,
      own: candidate.own ?? false,
      text: alone(candidate.value, index.entities),
    }));
}

/** Everything that would be a right answer to the card's question. */
export function truths(fact: Fact, aspect: Aspect, right: Value | Member): (SimpleValue | Member)[] {
  const also = aspect === "value" || aspect.startsWith("member-") ? fact.alsoRight : [];
  if (!isSimple(right)) return [...right.members, ...also];
  // What is missing from a list is asked with the rest in sight; a member in sight is no answer either way.
  if (aspect.startsWith("member-") && !isSimple(fact.value)) return [...fact.value.members, ...also];
  return [right, ...also];
}

function candidatesFor(index: PackIndex, fact: Fact, aspect: Aspect): Candidate[] {
  if (aspect.startsWith("position-")) return neighbours(fact, aspect);
  if (aspect.startsWith("member-")) return wrongMembers(index, fact);
  const written = fact.contrasts
    .filter((contrast) => contrast.for === aspect)
    .map(
      ({ is, why }): Candidate => ({ value: is, own: true, reason: () => ({ kind: "authored", text: why }) }),
    );
  return [
    ...written,
    ...ownOther(fact, aspect),
    ...fromChain(index, fact, aspect),
    ...fromFamily(index, fact, aspect),
  ];
}

/** Of a change, the other side: the old value for the new one's question, the new for the old one's. */
function ownOther(fact: Fact, aspect: Aspect): Candidate[] {
  if (!fact.before || !isSimple(fact.before) || !isSimple(fact.value)) return [];
  const doubtful = (side: "value" | "before") => fact.doubtful.includes(side);
  if (aspect === "value" && !doubtful("before")) {
    const text = fact.kind === "renaming" ? "That is the name before the change." : wasBefore(fact.before);
    return [{ value: fact.before, own: true, reason: () => ({ kind: "old-value", text, factId: fact.id }) }];
  }
  if (aspect === "before" && !doubtful("value")) {
    const text = `That is what ${fact.status === "proposed" ? "is proposed" : "it changed to"}, not what was before.`;
    return [{ value: fact.value, own: true, reason: () => ({ kind: "swapped", text, factId: fact.id }) }];
  }
  return [];
}

function wasBefore(value: SimpleValue): string {
  const isFigure = value.type === "quantity" || value.type === "share" || value.type === "money";
  if (value.type === "date") return "That was the earlier date.";
  return isFigure ? "That was the figure before." : "That is how it was before.";
}

/** Earlier and later values of the same thing. */
function fromChain(index: PackIndex, fact: Fact, aspect: Aspect): Candidate[] {
  if (aspect !== "value" && aspect !== "before") return [];
  const chain = chainOf(index, fact);
  const here = chain.indexOf(fact);
  return chain.flatMap((other, place): Candidate[] => {
    if (place === here) return [];
    const reason = (): WrongReason => ({
      kind: place < here ? "old-value" : "other-fact",
      text: `That is from ${place < here ? "an earlier" : "a later"} change: ${sentence(other, index.entities)}`,
      factId: other.id,
    });
    return borrowed(other, place < here ? ["before", "value"] : ["value"]).map((value) => ({
      value,
      reason,
    }));
  });
}

/** The relatives' answers to the same sort of question. */
function fromFamily(index: PackIndex, fact: Fact, aspect: Aspect): Candidate[] {
  return relatives(index, fact).flatMap((other): Candidate[] => {
    if (aspect === "date" || aspect === "reverse" || aspect === "claimant") {
      const kind = aspect === "reverse" ? "swapped" : "other-fact";
      return borrowed(other, [aspect]).map((value) => ({
        value,
        reason: () => ({ kind, text: sentence(other, index.entities), factId: other.id }),
      }));
    }
    const sides: Aspect[] = aspect === "before" ? ["before", "value"] : ["value", "before"];
    return sides.flatMap((side) =>
      borrowed(other, [side]).map(
        (value): Candidate => ({
          value,
          reason: () => ({
            kind: "other-fact",
            text:
              side === "value"
                ? existsAs(value, other, index.entities)
                : `That is the earlier value for another question: ${articleLess(other.label)}.`,
            factId: other.id,
          }),
        }),
      ),
    );
  });
}

/** The fact's undoubted simple answers to these aspects. */
function borrowed(fact: Fact, aspects: Aspect[]): SimpleValue[] {
  return aspects.flatMap((aspect) => {
    if ((fact.doubtful as string[]).includes(aspect)) return [];
    const value = rightAnswer(fact, aspect);
    return value && isSimple(value) ? [value] : [];
  });
}

/** Members that do not belong to the fact's list: written ones, then members of the family's other lists. */
function wrongMembers(index: PackIndex, fact: Fact): Candidate[] {
  const written = fact.contrasts
    .filter((contrast) => contrast.for === "value")
    .map(
      ({ is, why }): Candidate => ({ value: is, own: true, reason: () => ({ kind: "authored", text: why }) }),
    );
  const others = relatives(index, fact).flatMap((other): Candidate[] => {
    if (isSimple(other.value) || other.doubtful.includes("value")) return [];
    return other.value.members.map((member) => ({
      value: member,
      reason: () => ({
        kind: "other-fact",
        text: `${alone(member, index.entities)} belongs to another list: ${articleLess(other.label)}.`,
        factId: other.id,
      }),
    }));
  });
  return [...written, ...others];
}

/** The other members of a sequence, the nearest first. */
function neighbours(fact: Fact, aspect: Aspect): Candidate[] {
  const own = memberOf(fact, aspect);
  if (!own || fact.value.type !== "sequence") return [];
  const here = fact.value.members.indexOf(own);
  return fact.value.members
    .map((member, place) => ({ member, place }))
    .filter(({ place }) => place !== here)
    .sort((a, b) => Math.abs(a.place - here) - Math.abs(b.place - here) || a.place - b.place)
    .map(({ member, place }) => ({
      value: member,
      reason: () => ({
        kind: "neighbour",
        text: `That one is ${ordinal(place + 1)} in the order.`,
        factId: fact.id,
      }),
    }));
}
