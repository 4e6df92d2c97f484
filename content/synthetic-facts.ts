/** Made-up facts of every kind, for benchmarks and property tests: sound, varied, and the same for the same seed. */
import { below, pick, type Random } from "@/learn/random";
import { FACT_KINDS, type FactInput, type FactKind } from "./fact";

/** Facts of one family stand in one block; their values all differ. */
const FAMILY_SIZE = 8;

export interface World {
  random: Random;
  /** ids of entities, at least FAMILY_SIZE of each kind */
  towns: readonly string[];
  offices: readonly string[];
  people: readonly string[];
}

type Draft = Pick<FactInput, "label" | "statement" | "ask" | "value" | "status"> & Partial<FactInput>;

/** The fact number `n`: its kind goes round the 14 kinds, so that `n / 14` counts the facts of its kind. */
export function syntheticFact(n: number, world: World): FactInput {
  const kind = FACT_KINDS[n % FACT_KINDS.length] as FactKind;
  const round = Math.floor(n / FACT_KINDS.length);
  const draft = MAKERS[kind](round, madeUpName(n), world);
  return {
    id: factId(kind, round),
    kind,
    topic: topicOf(n),
    importance: pick(world.random, [1, 2, 2, 3] as const),
    cite: { source: "almanac", section: "Towns", lines: `${1 + (n % 900)}-${3 + (n % 900)}` },
    explain: `${pick(world.random, ASIDES)} ${pick(world.random, REMARKS)}`,
    family: `${kind}-${Math.floor(round / FAMILY_SIZE)}`,
    ...draft,
  };
}

export const FACTS_PER_TOPIC = 200;
export const topicOf = (n: number) => `topic-${Math.floor(n / FACTS_PER_TOPIC)}`;
const factId = (kind: FactKind, round: number) => `${kind}-fact-${round}`;

const ASIDES = [
  "The council kept the minutes.",
  "It had been debated for long.",
  "Few people took note of it.",
];
const REMARKS = [
  "The harbour had been falling silent for years.",
  "The mayor's own party was divided.",
  "A flood had emptied the treasury.",
];
const boats = { one: "boat", other: "boats" };
const unit = [boats.one, boats.other] as [string, string];

const CONSONANTS = "bdfghklmnprstvz";
const VOWELS = "aeiou";

/** A pronounceable name, different for every n. */
export function madeUpName(n: number): string {
  let rest = n;
  let name = "";
  for (let syllable = 0; syllable < 3 || rest > 0; syllable++) {
    name += (CONSONANTS[rest % 15] as string) + (VOWELS[Math.floor(rest / 15) % 5] as string);
    rest = Math.floor(rest / 75);
  }
  return name[0]?.toUpperCase() + name.slice(1);
}

const MAKERS: Record<FactKind, (round: number, name: string, world: World) => Draft> = {
  change: (round, name) => {
    // Facts come in pairs: the second change of a fleet begins where the first one ended.
    const first = round - (round % 2);
    const start = 40_000 + first * 8;
    const [before, after] = round === first ? [start, start / 2] : [start / 2, start / 4];
    const year = round === first ? 2015 : 2019;
    return {
      label: `size of fleet ${first} after the cut of ${year}`,
      statement: `In ${year} the council cut fleet ${first} from {before} to {value}.`,
      ask: {
        value: `To what size did the council cut fleet ${first} in ${year}?`,
        before: `How large was fleet ${first} just before the cut of ${year}?`,
        date: `When did the council make the ${round === first ? "first" : "second"} cut to fleet ${first}, near ${name}?`,
      },
      value: { quantity: after, unit },
      before: { quantity: before, unit },
      ...(round === first ? {} : { follows: factId("change", first) }),
      status: "occurred",
      when: `${year}-03-${String(1 + (first % 28)).padStart(2, "0")}`,
      contrasts: [{ is: { quantity: start * 2, unit }, why: "No fleet was ever so large." }],
    };
  },
  figure: (round, name, { random }) => {
    const value =
      round % 3 === 0
        ? { share: 5 + (round % FAMILY_SIZE) * 11 + below(random, 5) }
        : round % 3 === 1
          ? { money: 1000 * (1 + round), currency: "USD" }
          : { quantity: 100 + round, unit };
    return {
      label: `yearly harbour figure of ${name}`,
      statement: `In 2018 the harbour of ${name} had a yearly figure of {value}.`,
      ask: `What was the yearly figure of the harbour of ${name} in 2018?`,
      value,
      status: "occurred",
      family: `figure-${round % 3}-${Math.floor(round / (3 * FAMILY_SIZE))}`,
    };
  },
  event: (round, name) => ({
    label: `opening of the bridge of ${name}`,
    statement: `The bridge of ${name} was opened on {value}.`,
    ask: `When was the bridge of ${name} opened?`,
    value: { date: `${1900 + (round % 100)}-0${1 + (round % 9)}-1${round % 10}` },
    status: "occurred",
  }),
  action: (round, name) =>
    text(round, {
      label: `what the council of ${name} decided in 2016`,
      statement: `In 2016 the council of ${name} decided to {value}.`,
      ask: `What did the council of ${name} decide to do in 2016?`,
      value: { text: `pave street number ${round}` },
      status: "adopted",
      when: "2016",
    }),
  role: (round, name, { offices }) => ({
    label: `who keeps the keys of ${name}`,
    statement: `In ${name} {value} keeps the keys of the town.`,
    ask: `Who keeps the keys of the town in ${name}?`,
    value: { entity: offices[round % offices.length] as string },
    status: "in-force",
    family: `role-${Math.floor(round / Math.min(FAMILY_SIZE, offices.length))}`,
  }),
  renaming: (round, name) => ({
    label: `name of the party founded in ${name}`,
    statement: `The party founded in ${name} changed its name from {before} to {value}.`,
    ask: {
      value: `What is the party founded in ${name} called now?`,
      before: `What was the party founded in ${name} called at first?`,
    },
    value: { text: `${madeUpName(round + 7)} Union` },
    before: { text: `${madeUpName(round + 7)} League` },
    status: "occurred",
  }),
  membership: (round, name, world) => ({
    label: `towns in the league of ${name}`,
    statement: `The league of ${name} has the members {value}.`,
    ask: `Which towns are members of the league of ${name}?`,
    value: { list: some(world.towns, round, 4).map((entity) => ({ entity })) },
    status: "in-force",
    family: undefined,
    contrasts: some(world.towns, round + 4, 2).map((entity) => ({
      is: { entity },
      why: "That town never joined.",
    })),
  }),
  sequence: (_, name) => ({
    label: `order of the aims of ${name}`,
    statement: `The aims of ${name} are, in order, {value}.`,
    ask: `What are the aims of ${name}, in their order?`,
    value: {
      sequence: ["roads", "schools", "wells", "parks"].map((aim) => ({
        key: aim,
        text: `better ${aim} for ${name}`,
      })),
    },
    status: "proposed",
    family: undefined,
  }),
  pair: (round, name) => ({
    label: `capital of the region of ${name}`,
    statement: "The capital of {subject} is {value}.",
    ask: {
      value: `What is the capital of the region of ${name}?`,
      reverse: `Which region has ${madeUpName(round)} Town as its capital (part ${round})?`,
    },
    subject: { text: `the ${name} region` },
    value: { text: `${madeUpName(round)} Town` },
    status: "in-force",
  }),
  article: (round, name) =>
    text(round, {
      label: `what article ${round} of the code of ${name} covers`,
      statement: `Article ${round} of the code of ${name} covers {value}.`,
      ask: `What does article ${round} of the code of ${name} cover?`,
      value: { text: `offence number ${round} against boats` },
      status: "in-force",
    }),
  definition: (round, name) =>
    text(round, {
      label: `meaning of the word ${name.toLowerCase()}`,
      statement: `The word {subject} means {value}.`,
      ask: {
        value: `What does the word ${name.toLowerCase()} mean?`,
        reverse: `Which word means a boat of sort ${round}?`,
      },
      subject: { text: name.toLowerCase() },
      value: { text: `a boat of sort ${round}` },
      status: "in-force",
    }),
  category: (round, name) =>
    text(round, {
      label: `category of the harbour of ${name}`,
      statement: `The harbour of ${name} is put into {value}.`,
      ask: `Into which category is the harbour of ${name} put?`,
      value: { text: `class ${round} of harbours` },
      status: "in-force",
    }),
  rationale: (round, name) =>
    text(round, {
      label: `why the council of ${name} closed its harbour`,
      statement: `The council of ${name} closed its harbour because {value}.`,
      ask: `Why did the council of ${name} close its harbour?`,
      value: { text: `storm number ${round} had broken the pier` },
      status: "occurred",
    }),
  claim: (round, name, { people }) => ({
    ...text(round, {
      label: `what is said of the mayor of ${name}`,
      statement: `{claimant} argues that the mayor of ${name} {value}.`,
      ask: {
        value: `What is it argued that the mayor of ${name} does?`,
        claimant: `Who argues that the mayor of ${name} has a secret?`,
      },
      value: { text: `hides boat number ${round}` },
      status: "asserted",
    }),
    claimant: people[round % people.length] as string,
  }),
};

/** Adds three wrong options of the same make as a text's own number, and no family. */
function text(round: number, draft: Draft & { value: { text: string } }): Draft {
  const contrasts = [1, 2, 3].map((step) => ({
    is: { text: draft.value.text.replace(String(round), String(round + step * 1000)) },
    why: "That is true of another town.",
  }));
  return { ...draft, contrasts, family: undefined };
}

function some(list: readonly string[], start: number, count: number): string[] {
  return Array.from({ length: count }, (_, step) => list[(start + step) % list.length] as string);
}
