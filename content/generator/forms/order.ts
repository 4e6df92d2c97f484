/** Order: the members of a sequence, the values of a chain of changes, or the dated facts of a family. */
import { below, type Random, shuffle } from "@/learn/random";
import type { Fact } from "../../fact";
import { isSimple } from "../answers";
import { datesOverlap, rangeOf } from "../dates";
import { alone } from "../display";
import { chainOf, relatives } from "../pack-index";
import type { Question } from "../question";
import { articleLess } from "../reasons";
import { capitalize, normalize } from "../text";
import { type FormMaker, withIds } from "./form";

const LEAST = 3;
const MOST = 5;

interface Line {
  prompt: string;
  /** In the right order. */
  texts: string[];
}

export const order: FormMaker = {
  fits: (question) => lineOf(question) !== undefined,
  make: (question, random) => {
    const { prompt, texts } = lineOf(question) as Line;
    const kept = sample(random, texts);
    let shown = shuffle(random, kept);
    // A line that happens to come out right would show its own answer.
    if (shown.every((text, place) => text === kept[place])) shown = [...shown.slice(1), shown[0] as string];
    const options = withIds(shown.map((text) => ({ text })));
    return {
      prompt,
      answer: kept.join(" → "),
      public: { form: "order", options },
      key: { form: "order", order: kept.map((text) => options.find((o) => o.text === text)?.id ?? "") },
    };
  },
};

/** At most five, in their order. */
function sample(random: Random, texts: readonly string[]): string[] {
  const kept = [...texts];
  while (kept.length > MOST) kept.splice(below(random, kept.length), 1);
  return kept;
}

function lineOf(question: Question): Line | undefined {
  const line = sequenceLine(question) ?? chainLine(question) ?? datedLine(question);
  if (!line || line.texts.length < LEAST) return undefined;
  return new Set(line.texts.map(normalize)).size === line.texts.length ? line : undefined;
}

function sequenceLine({ right, fact, index, aspect }: Question): Line | undefined {
  if (right.type !== "sequence" || aspect !== "value") return undefined;
  return {
    prompt: `Put these in the right order, first to last: the ${articleLess(fact.label)}.`,
    texts: right.members.map((member) => alone(member, index.entities)),
  };
}

/** The values a thing has had, oldest first, under what the labels of the chain have in common. */
function chainLine({ index, fact, aspect }: Question): Line | undefined {
  if (aspect !== "value" && aspect !== "before") return undefined;
  const chain = chainOf(index, fact);
  const name = commonStart(chain.map((link) => articleLess(link.label)));
  if (!name || chain.length < 2 || chain.some((link) => link.doubtful.length > 0)) return undefined;
  const values = [chain[0]?.before, ...chain.map((link) => link.value)];
  const texts = values.flatMap((value) => (value && isSimple(value) ? [alone(value, index.entities)] : []));
  // What is only proposed is not told as if it had come to pass.
  const hedge = chain.at(-1)?.status === "proposed" ? " (the latest is only a proposal)" : "";
  return { prompt: `Put these in order of time, earliest first: the ${name}${hedge}.`, texts };
}

const DANGLING =
  /( (a|an|the|of|in|to|for|by|under|before|after|from|with|at|on|as|and|proposed|set|needed|required))+$/;

function commonStart(labels: readonly string[]): string | undefined {
  const [first = "", ...rest] = labels;
  const words = first.split(" ");
  let count = words.length;
  for (const label of rest) {
    const other = label.split(" ");
    while (count > 0 && words.slice(0, count).join(" ") !== other.slice(0, count).join(" ")) count--;
  }
  const start = words.slice(0, count).join(" ").replace(DANGLING, "");
  return start.split(" ").length >= 3 ? start : undefined;
}

const SHOWS_DATE =
  /\b(1[89]|20)\d\d\b|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/;
const DATE_LABEL =
  /^(date|year|month|day|time) (of |when |in which |on which |that )?(?!(by|for|until|from|to|set|planned) )/i;

/** Dated facts of the family, earliest first: those whose value is a date, by what the date is of. */
function datedLine({ index, fact, aspect }: Question): Line | undefined {
  if (aspect !== "value" || fact.value.type !== "date") return undefined;
  const kept: Fact[] = [];
  for (const other of [fact, ...relatives(index, fact)]) {
    const { value } = other;
    const name = eventOf(other);
    if (value.type !== "date" || other.doubtful.length > 0 || !name) continue;
    if (kept.some((k) => k.value.type === "date" && datesOverlap(k.value.edtf, value.edtf))) continue;
    kept.push(other);
  }
  if (kept[0] !== fact) return undefined;
  const texts = kept
    .slice(0, MOST)
    .sort((a, b) => startOf(a) - startOf(b))
    .map((other) => eventOf(other) ?? "");
  return { prompt: "Put these in order of time, earliest first.", texts };
}

function startOf(fact: Fact): number {
  return fact.value.type === "date" ? rangeOf(fact.value.edtf).from : 0;
}

/** What happened, without telling when; undefined when the label does not say it so. */
function eventOf(fact: Fact): string | undefined {
  const label = articleLess(fact.label);
  if (!DATE_LABEL.test(label) || SHOWS_DATE.test(label)) return undefined;
  return capitalize(articleLess(label.replace(DATE_LABEL, "")));
}
