/** From facts to cards: one for each aspect that can be asked. */
import { type Aspect, type Card, cardKey, type Was } from "@/learn/item";
import { ASK_ASPECTS, type Fact } from "../fact";
import type { Member, Value } from "../value";
import { isSimple, rightAnswer } from "./answers";
import { dateInWords } from "./dates";
import { alone, inSentence, withoutUnit } from "./display";
import { gapPrompt } from "./gap";
import { citationText, type PackIndex } from "./pack-index";
import { articleLess } from "./reasons";
import { canonical } from "./same";
import { capitalize, normalize, ordinal } from "./text";

/** The card without its forms, which depend on the wrong options. */
export type BareCard = Omit<Card, "forms">;

/** The cards of a fact: the worded aspects that have an answer and no doubt, then members and positions. */
export function cardsOf(index: PackIndex, fact: Fact): BareCard[] {
  const cards: BareCard[] = [];
  for (const aspect of ASK_ASPECTS) {
    const prompt = fact.ask[aspect as keyof typeof fact.ask];
    if (prompt && !fact.doubtful.includes(aspect)) push(cards, index, fact, aspect, prompt, fact.importance);
  }
  if (!isSimple(fact.value) && !fact.doubtful.includes("value")) {
    const sort = fact.value.type === "list" ? "member" : "position";
    for (const member of fact.value.members) {
      const prompt = sort === "member" ? gapPrompt(index, fact, member) : placePrompt(index, fact, member);
      // The list as a whole is what the fact is for; its single members come after it.
      if (prompt) push(cards, index, fact, `${sort}-${member.key}`, prompt, fact.importance === 3 ? 2 : 1);
    }
  }
  return cards;
}

/** Sequences asked for by place are at most this long. */
const LONGEST_SEQUENCE = 12;

/**
 * "Nine priorities of the March 16 package: which comes third?"; undefined where each member has a fact of its
 * own, which asks the same better.
 */
function placePrompt(index: PackIndex, fact: Fact, member: Member): string | undefined {
  if (fact.value.type !== "sequence" || fact.value.members.length > LONGEST_SEQUENCE) return undefined;
  if (fact.value.members.every((other) => index.borne.has(normalize(inSentence(other, index.entities)))))
    return undefined;
  const place = ordinal(fact.value.members.indexOf(member) + 1);
  return `${capitalize(articleLess(fact.label))}: which comes ${place}?`;
}

function push(
  cards: BareCard[],
  index: PackIndex,
  fact: Fact,
  aspect: Aspect,
  prompt: string,
  importance: 1 | 2 | 3,
): void {
  const right = rightAnswer(fact, aspect);
  if (!right) return;
  const was = wasOf(index, fact, aspect);
  cards.push({
    key: cardKey(fact.id, aspect),
    factId: fact.id,
    aspect,
    topicId: fact.topic,
    importance,
    prompt,
    answer: alone(right, index.entities),
    ...(isSimple(right) ? {} : { answerList: right.members.map((member) => alone(member, index.entities)) }),
    answerKey: canonical(right),
    ...(was ? { was } : {}),
    context: index.context,
    explain: fact.explain,
    ...(fact.note === undefined ? {} : { note: fact.note }),
    citations: fact.cite.map((citation) => citationText(index, citation)),
    status: fact.status,
    ...(fact.when === undefined ? {} : { when: fact.when }),
    standing: standing(index, fact),
    siblings: fact.id,
  });
}

/** What has not come about yet is not told as if it had. */
const CHANGES_TO: Partial<Record<Fact["status"], string>> = {
  proposed: "proposed instead:",
  adopted: "to become",
};

/** "down from 20,000", "formerly Nur-Otan"; for the card of the old value, what it changes to. */
function wasOf(index: PackIndex, fact: Fact, aspect: Aspect): Was | undefined {
  if (!fact.before || (aspect !== "value" && aspect !== "before")) return undefined;
  if (aspect === "before") {
    if (fact.doubtful.includes("value")) return undefined;
    const lead = CHANGES_TO[fact.status] ?? "changed to";
    return { lead, text: withoutUnit(fact.value, index.entities) };
  }
  if (fact.doubtful.includes("before")) return undefined;
  return { lead: leadOf(fact, fact.before), text: withoutUnit(fact.before, index.entities) };
}

function leadOf(fact: Fact, before: Value): string {
  const from = magnitude(before);
  const to = magnitude(fact.value);
  if (from !== undefined && to !== undefined && from !== to) return to < from ? "down from" : "up from";
  if (fact.kind !== "renaming") return "before:";
  return fact.status === "proposed" ? "instead of" : "formerly";
}

/** The number a value is compared by; undefined for values that are not numbers. */
export function magnitude(value: Value): number | undefined {
  if (value.type === "share") return value.percent;
  return value.type === "quantity" || value.type === "money" ? value.amount : undefined;
}

function standing(index: PackIndex, fact: Fact): string {
  const date = fact.when === undefined ? "" : dateInWords(fact.when);
  const words = fact.status === "in-force" ? "in force" : fact.status;
  if (fact.status === "occurred") return date;
  if (fact.status !== "asserted") return [words, date].filter(Boolean).join(", ");
  const who = fact.claimant === undefined ? undefined : rightAnswer(fact, "claimant");
  return [who ? `according to ${inSentence(who, index.entities)}` : "a judgement", date]
    .filter(Boolean)
    .join(", ");
}
