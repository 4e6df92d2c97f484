/** A small sound pack in memory, for tests to break. */
import { checkFiles } from "./load-pack";
import type { PackFile } from "./parse-yaml";

/** File path to text (or bytes). */
export type PackTexts = Record<string, string | Uint8Array>;

export const SOUND: Readonly<Record<string, string>> = {
  "pack.yaml": `id: lakes
title: Lakes of a made-up land
summary: A pack for tests.
version: 1.0.0
language: en
asOf: 2020-06-01
decks:
  - id: big
    title: Big lakes
    summary: Only the big ones.
    topics: [water]
`,
  "sources.yaml": `- id: atlas
  type: book
  short: Doe 2020
  author: [{ family: Doe, given: Jo }]
  title: An atlas of lakes
  issued: 2020
`,
  "topics.yaml": `- id: water
  title: Water
  children:
    - { id: lakes, title: Lakes }
    - { id: rivers, title: Rivers }
`,
  "entities/places.yaml": `- { id: blue-lake, kind: place, name: Blue Lake, aliases: [Lake Blue] }
- { id: red-lake, kind: place, name: Red Lake }
- { id: surveyor, kind: office, name: Surveyor of Lakes, article: the }
`,
  "facts/lakes.yaml": `topic: lakes
facts:
  - id: blue-depth-2010
    kind: figure
    importance: 2
    label: depth of Blue Lake in 2010
    statement: In 2010 Blue Lake was {value} deep.
    ask: How deep was Blue Lake in 2010?
    value: { quantity: 40, unit: [metre, metres] }
    status: occurred
    when: 2010
    cite: { source: atlas, section: Lakes, lines: 3 }
    explain: The lake had been filling up.
  - id: blue-depth-2019
    kind: change
    importance: 3
    label: depth of Blue Lake in 2019
    statement: In 2019 the depth of Blue Lake fell from {before} to {value}.
    ask:
      value: How deep was Blue Lake after the drought of 2019?
      before: How deep was Blue Lake before the drought?
      date: In which year did Blue Lake become shallower?
    value: { quantity: 35, unit: [metre, metres] }
    before: { quantity: 40, unit: [metre, metres] }
    follows: blue-depth-2010
    status: occurred
    when: 2019
    cite: { source: atlas, section: Lakes, lines: 4-5 }
    explain: It was a dry year.
    contrasts:
      - { is: { quantity: 30, unit: [metre, metres] }, why: No lake was so shallow. }
  - id: survey-claim
    kind: claim
    importance: 1
    label: what the Surveyor says of Red Lake
    statement: "The Surveyor of Lakes asserts that Red Lake is {value}."
    ask: { value: What does the Surveyor assert of Red Lake?, claimant: Who asserts that Red Lake is dying? }
    value: { text: dying }
    claimant: surveyor
    status: asserted
    cite: { source: atlas, section: Lakes, lines: "7, 9-10" }
    explain: Others doubt it.
  - id: lakes-list
    kind: membership
    importance: 2
    label: the lakes of the land
    statement: The land has the lakes {value}.
    ask: Which lakes does the land have?
    value: { list: [{ entity: blue-lake }, { entity: red-lake }] }
    status: occurred
    cite: { source: atlas, section: Lakes, lines: 1 }
    explain: There are no others.
`,
};

/** Files as the loader would read them. */
export function filesOf(texts: PackTexts): PackFile[] {
  return Object.entries(texts).map(([path, content]) => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return { path, size: bytes.length, bytes };
  });
}

/** The sound pack with some files replaced, parsed and checked. */
export function checkTexts(changes: PackTexts = {}): ReturnType<typeof checkFiles> {
  return checkFiles(filesOf({ ...SOUND, ...changes }));
}

/** The text of a file of the sound pack with one passage replaced; throws if it is not there, so that no test passes by accident. */
export function edited(file: string, from: string, to: string): PackTexts {
  const text = SOUND[file];
  if (!text?.includes(from)) throw new Error(`${file} does not hold: ${from}`);
  return { [file]: text.replace(from, to) };
}
