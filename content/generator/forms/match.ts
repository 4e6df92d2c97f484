/** Match: what some facts of a family are about, against their values. */
import { shuffle } from "@/learn/random";
import type { Fact } from "../../fact";
import type { Member, SimpleValue } from "../../value";
import { isSimple } from "../answers";
import { precisionOf } from "../dates";
import { alone } from "../display";
import { gives } from "../gap";
import { type PackIndex, relatives } from "../pack-index";
import type { Question } from "../question";
import { articleLess } from "../reasons";
import { alike, sameAnswer } from "../same";
import { capitalize, normalize } from "../text";
import { type FormMaker, withIds } from "./form";

const LEAST = 3;
const MOST = 4;
const WHAT: Record<string, string> = {
  quantity: "the right figure",
  share: "the right share",
  money: "the right sum",
  date: "the right date",
  year: "the right year",
  entity: "the right name",
};

interface Pair {
  left: string;
  right: string;
  value: SimpleValue | Member;
  fact: Fact;
}

export const match: FormMaker = {
  fits: (question) => pairsOf(question, LEAST).length >= LEAST,
  make: (question, random) => {
    const [own, ...others] = pairsOf(question);
    const chosen = [own as Pair, ...shuffle(random, others).slice(0, MOST - 1)];
    const left = withIds(
      shuffle(
        random,
        chosen.map((pair) => ({ text: pair.left, pair })),
      ),
    );
    const right = withIds(
      shuffle(
        random,
        chosen.map((pair) => ({ text: pair.right, pair })),
      ),
      "p",
    );
    const what = WHAT[sortOf((own as Pair).value)] ?? "what it is";
    return {
      prompt: `Match each of these with ${what}.`,
      answer: left.map(({ pair }) => `${pair.left}: ${pair.right}`).join("; "),
      // One pair's explanation among several says whose it is.
      explain: `${(own as Pair).left}: ${(own as Pair).right}. ${question.card.explain}`,
      public: {
        form: "match",
        left: left.map(({ id, text }) => ({ id, text })),
        right: right.map(({ id, text }) => ({ id, text })),
      },
      key: {
        form: "match",
        pairs: left.map(({ id, pair }) => [id, right.find((other) => other.pair === pair)?.id ?? ""]),
        own: left.find(({ pair }) => pair === own)?.id ?? "",
      },
    };
  },
};

function sortOf(value: SimpleValue | Member): string {
  return value.type === "date" && precisionOf(value.edtf) === "year" ? "year" : value.type;
}

/** The card's own pair first, then those of its family that can be told apart from all before them. */
function pairsOf({ index, fact, aspect }: Question, enough = Number.POSITIVE_INFINITY): Pair[] {
  if (!fact.family || (aspect !== "value" && aspect !== "reverse")) return [];
  const own = pairOf(index, fact, fact);
  if (!own) return [];
  const pairs = [own];
  for (const other of relatives(index, fact)) {
    if (pairs.length >= enough) break;
    const pair = pairOf(index, other, fact);
    if (pair && pairs.every((kept) => apart(index, kept, pair))) pairs.push(pair);
  }
  return pairs;
}

function pairOf(index: PackIndex, fact: Fact, like: Fact): Pair | undefined {
  if (!isSimple(fact.value) || !isSimple(like.value) || fact.doubtful.length > 0) return undefined;
  if (!alike(fact.value, like.value, index.entities)) return undefined;
  // The label, not the bare subject: it says what is to be matched, so that the pair stands alone.
  const left = capitalize(articleLess(fact.label));
  const right = alone(fact.value, index.entities);
  if (right.length > 90 || left.length > 110 || gives(left, fact.value, index)) return undefined;
  return { left, right, value: fact.value, fact };
}

/** Neither could be taken for the other, on either side. */
function apart(index: PackIndex, one: Pair, other: Pair): boolean {
  const { entities } = index;
  if (normalize(one.left) === normalize(other.left) || sameAnswer(one.value, other.value, entities))
    return false;
  if (one.fact.subject && other.fact.subject && sameAnswer(one.fact.subject, other.fact.subject, entities))
    return false;
  const also = (fact: Fact, value: SimpleValue | Member) =>
    fact.alsoRight.some((v) => sameAnswer(v, value, entities));
  return (
    !also(one.fact, other.value) &&
    !also(other.fact, one.value) &&
    !gives(one.left, other.value, index) &&
    !gives(other.left, one.value, index)
  );
}
