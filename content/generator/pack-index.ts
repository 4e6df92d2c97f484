/** Look-ups over a pack that every card needs, built once, in time linear in the pack. */
import type { CitationText } from "@/learn/item";
import type { Fact } from "../fact";
import type { Citation } from "../fields";
import type { Entity, Pack, Source } from "../pack";
import { dateInWords } from "./dates";
import { inSentence } from "./display";
import { normalize } from "./text";

export interface PackIndex {
  pack: Pack;
  entities: ReadonlyMap<string, Entity>;
  facts: ReadonlyMap<string, Fact>;
  sources: ReadonlyMap<string, Source>;
  /** Facts of each family, in file order. */
  families: ReadonlyMap<string, readonly Fact[]>;
  /** A fact's place in its family. */
  placeInFamily: ReadonlyMap<string, number>;
  /** The facts that follow a fact. */
  followers: ReadonlyMap<string, readonly Fact[]>;
  /** The names and texts that facts of families have as values, normalized. */
  borne: ReadonlySet<string>;
  /** "as of May 2022" */
  context: string;
}

export function indexPack(pack: Pack): PackIndex {
  const facts = new Map<string, Fact>();
  const families = new Map<string, Fact[]>();
  const placeInFamily = new Map<string, number>();
  const followers = new Map<string, Fact[]>();
  const borne = new Set<string>();
  for (const fact of pack.facts) {
    facts.set(fact.id, fact);
    if (fact.family) placeInFamily.set(fact.id, push(families, fact.family, fact));
    if (fact.family && (fact.value.type === "text" || fact.value.type === "entity")) {
      borne.add(normalize(inSentence(fact.value, pack.entities)));
    }
    if (fact.follows) push(followers, fact.follows, fact);
  }
  return {
    pack,
    entities: pack.entities,
    facts,
    sources: new Map(pack.sources.map((source) => [source.id, source])),
    families,
    placeInFamily,
    followers,
    borne,
    context: `as of ${dateInWords(pack.head.asOf.slice(0, 7))}`,
  };
}

function push<T>(lists: Map<string, T[]>, key: string, element: T): number {
  const list = lists.get(key);
  if (!list) {
    lists.set(key, [element]);
    return 0;
  }
  list.push(element);
  return list.length - 1;
}

/** How many relatives a card borrows wrong options from at most; keeps huge families linear. */
const RELATIVES = 12;

/** The other facts of the fact's family: all of a small one, the nearest ones (going round) of a large one. */
export function relatives(index: PackIndex, fact: Fact): Fact[] {
  const family = fact.family ? index.families.get(fact.family) : undefined;
  const place = index.placeInFamily.get(fact.id);
  if (!family || place === undefined) return [];
  const count = Math.min(RELATIVES, family.length - 1);
  const near: Fact[] = [];
  for (let step = 1; near.length < count; step++) {
    const offset = step % 2 === 1 ? (step + 1) / 2 : -step / 2;
    const other = family[(place + offset + family.length * 2) % family.length];
    if (other && other.id !== fact.id && !near.includes(other)) near.push(other);
  }
  return near;
}

/** How far a chain is followed in either direction. */
const LINKS = 8;

/** The chain of facts that follow one another, oldest first, through this fact. A fork ends it. */
export function chainOf(index: PackIndex, fact: Fact): Fact[] {
  const chain = [fact];
  const seen = new Set([fact.id]);
  for (let at = fact.follows; at !== undefined && !seen.has(at) && chain.length <= LINKS; ) {
    const earlier = index.facts.get(at);
    if (!earlier) break;
    seen.add(at);
    chain.unshift(earlier);
    at = earlier.follows;
  }
  for (let last: Fact | undefined = fact; last && chain.length <= 2 * LINKS; ) {
    const next: readonly Fact[] = index.followers.get(last.id) ?? [];
    const follower: Fact | undefined = next.length === 1 ? next[0] : undefined;
    if (!follower || seen.has(follower.id)) break;
    seen.add(follower.id);
    chain.push(follower);
    last = follower;
  }
  return chain;
}

/** A citation ready to print. */
export function citationText(index: PackIndex, citation: Citation): CitationText {
  const lines = citation.lines.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return {
    sourceId: citation.source,
    short: index.sources.get(citation.source)?.short ?? citation.source,
    section: citation.section,
    lines: `l. ${lines.join(", ")}`,
  };
}
