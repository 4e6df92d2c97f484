/** Benchmark packs: sound packs of any size, in memory or as files; the same size and seed give the same bytes. */
import { randomFrom } from "@/learn/random";
import { type FactInput, factSchema } from "./fact";
import { type Entity, entitySchema, type Pack, packSchema, sourceSchema } from "./pack";
import type { PackFile } from "./parse-yaml";
import { FACTS_PER_TOPIC, madeUpName, syntheticFact, topicOf, type World } from "./synthetic-facts";
import { toYaml } from "./to-yaml";

interface Parts {
  head: object;
  sources: object[];
  topics: { id: string; title: string }[];
  entities: { id: string; kind: string; name: string; article?: string }[];
  facts: FactInput[];
}

function partsOf(count: number, seed: string): Parts {
  const entities = [
    ...named("town", "city", Math.max(16, Math.ceil(count / 50)), (name) => `${name} City`),
    ...named("office", "office", 16, (name) => `Keeper of ${name}`).map((office) => ({
      ...office,
      article: "the",
    })),
    ...named("person", "person", Math.max(16, Math.ceil(count / 100)), (name) => `Ali ${name}`),
  ];
  const ids = (prefix: string) => entities.filter(({ id }) => id.startsWith(prefix)).map(({ id }) => id);
  const world: World = {
    random: randomFrom(`${count} ${seed}`),
    towns: ids("town"),
    offices: ids("office"),
    people: ids("person"),
  };
  return {
    head: {
      id: `synthetic-${count}`,
      title: "A made-up country",
      summary: "A benchmark.",
      version: "1.0.0",
      language: "en",
      asOf: "2020-12-31",
    },
    sources: [
      {
        id: "almanac",
        type: "book",
        short: "Doe 2020",
        author: [{ family: "Doe" }],
        title: "An almanac of towns",
        issued: "2020",
      },
    ],
    topics: Array.from({ length: Math.ceil(count / FACTS_PER_TOPIC) }, (_, n) => ({
      id: `topic-${n}`,
      title: `Part ${n}`,
    })),
    entities,
    facts: Array.from({ length: count }, (_, n) => syntheticFact(n, world)),
  };
}

function named(
  prefix: string,
  kind: string,
  count: number,
  title: (name: string) => string,
): Parts["entities"] {
  return Array.from({ length: count }, (_, n) => ({
    id: `${prefix}-${n}`,
    kind,
    name: title(madeUpName(n)),
  }));
}

/** A pack of `count` facts as the loader would give it, without going through YAML. */
export function syntheticPack(count: number, seed = "0"): Pack {
  const parts = partsOf(count, seed);
  const entities = parts.entities.map((entity): [string, Entity] => [entity.id, entitySchema.parse(entity)]);
  return {
    head: packSchema.parse(parts.head),
    sources: parts.sources.map((source) => sourceSchema.parse(source)),
    topics: parts.topics.map((topic, position) => ({ ...topic, parent: null, position })),
    entities: new Map(entities),
    facts: parts.facts.map((fact) => factSchema.parse(fact)),
  };
}

/** The same pack as YAML files, as an author would have written them: one file of facts a topic. */
export function syntheticFiles(count: number, seed = "0"): PackFile[] {
  const parts = partsOf(count, seed);
  const files = [
    file("pack.yaml", toYaml(parts.head)),
    file("sources.yaml", toYaml(parts.sources)),
    file("topics.yaml", toYaml(parts.topics)),
    file("entities/all.yaml", toYaml(parts.entities)),
  ];
  for (let start = 0; start < count; start += FACTS_PER_TOPIC) {
    const facts = parts.facts.slice(start, start + FACTS_PER_TOPIC).map(({ topic: _, ...fact }) => fact);
    const topic = topicOf(start);
    files.push(file(`facts/${topic}.yaml`, toYaml({ topic, facts })));
  }
  return files;
}

function file(path: string, text: string): PackFile {
  const bytes = new TextEncoder().encode(text);
  return { path, size: bytes.length, bytes };
}
