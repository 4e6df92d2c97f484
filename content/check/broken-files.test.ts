import { edited } from "../testing";
import { type Broken, FACTS, LAKES, lineOf, testBroken } from "./broken";

const BAD_UTF8 = new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xe9, 0x74, 0xe9]);
const UTF16 = new Uint8Array([0xff, 0xfe, 0x69, 0x00, 0x64, 0x00]);
const BINARY = new Uint8Array([0x50, 0x4b, 0x0a, 0x03, 0x00, 0x04]);
const LAUGHS = `a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n${[..."bcdefghi"]
  .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i]}`).join(", ")}]`)
  .join("\n")}\n`;

const FILES: Broken[] = [
  {
    name: "a 10 MB file",
    change: { [FACTS]: "# x\n".repeat(2_500_000) },
    code: "file-too-big",
    line: 1,
    mend: /Split/,
  },
  {
    name: "billion laughs",
    change: { [FACTS]: LAUGHS },
    code: "yaml-aliases",
    line: 1,
    mend: /Write the values out/,
  },
  {
    name: "data that holds itself",
    change: { [FACTS]: "topic: lakes\nfacts: &f [*f]\n" },
    code: "too-deep",
    line: 2,
    mend: /depth/,
  },
  {
    name: "100,000 open brackets",
    change: { [FACTS]: `facts: ${"[".repeat(100_000)}` },
    code: "too-deep",
    line: 1,
    mend: /brackets/,
  },
  {
    name: "20,000 nested list dashes",
    change: { [FACTS]: `topic: lakes\n${"- ".repeat(20_000)}x` },
    code: "too-deep",
    line: 2,
    mend: /depth/,
  },
  {
    name: "a thousand levels of indentation",
    change: { [FACTS]: Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n") },
    code: "too-deep",
    line: 201,
    mend: /depth/,
  },
  {
    name: "nesting past the limit",
    change: { [FACTS]: `topic: lakes\nfacts: ${"[".repeat(40)}1${"]".repeat(40)}` },
    code: "too-deep",
    line: 2,
    mend: /depth/,
  },
  {
    name: "not YAML",
    change: { [FACTS]: "topic: lakes\nfacts: 'never closed\n" },
    code: "yaml-syntax",
    line: 3,
    mend: /quote/,
  },
  {
    name: "a web page",
    change: { [FACTS]: "<html>\n<body>: [}\n" },
    code: "yaml-syntax",
    line: 2,
    mend: /YAML/,
  },
  { name: "binary", change: { [FACTS]: BINARY }, code: "file-binary", line: 2, mend: /UTF-8/ },
  {
    name: "Latin-1",
    change: { "pack.yaml": BAD_UTF8 },
    code: "file-encoding",
    line: 1,
    mend: /UTF-8/,
    file: "pack.yaml",
  },
  {
    name: "UTF-16",
    change: { "pack.yaml": UTF16 },
    code: "file-encoding",
    line: 1,
    mend: /UTF-8/,
    file: "pack.yaml",
  },
  {
    name: "tabs",
    change: { [FACTS]: "topic: lakes\nfacts:\n\t- id: a\n" },
    code: "yaml-tab",
    line: 3,
    mend: /spaces/,
  },
  { name: "an empty file", change: { [FACTS]: "\n" }, code: "file-empty", line: 1, mend: /delete/ },
  {
    name: "only a comment",
    change: { [FACTS]: "# nothing yet\n" },
    code: "field-type",
    line: 1,
    mend: /object/,
  },
  {
    name: "just a sentence",
    change: { [FACTS]: "These are my facts.\n" },
    code: "field-type",
    line: 1,
    mend: /object/,
  },
  {
    name: "facts that are not a list",
    change: { [FACTS]: "topic: lakes\nfacts: many\n" },
    code: "field-type",
    line: 2,
    mend: /array/,
  },
  {
    name: "no facts",
    change: { [FACTS]: "topic: lakes\nfacts: []\n" },
    code: "field-too-small",
    line: 2,
    mend: /missing/,
  },
  {
    name: "a fact that is text",
    change: { [FACTS]: "topic: lakes\nfacts:\n  - blue is deep\n" },
    code: "field-type",
    line: 3,
    mend: /object/,
  },
  {
    name: "two documents",
    change: { [FACTS]: `${LAKES}---\nfacts: []\n` },
    code: "yaml-many-documents",
    line: LAKES.split("\n").length,
    mend: /---/,
  },
  {
    name: "a tag of a foreign type",
    change: edited(FACTS, "value: { text: dying }", "value: !!js/function x"),
    code: "yaml-tag",
    line: lineOf("value: { text: dying }"),
    mend: /plain data/,
  },
  {
    name: "an alias without its anchor",
    change: edited(FACTS, "explain: Others doubt it.", "explain: *doubt"),
    code: "yaml-aliases",
    line: lineOf("explain: Others"),
    mend: /Write the value/,
  },
  {
    name: "a list as key",
    change: edited(FACTS, "explain: Others", "? [a, b]\n    : c\n    explain: Others"),
    code: "yaml-key",
    line: lineOf("explain: Others"),
    mend: /plain word/,
  },
  {
    name: "a stray file",
    change: { "facts/lakes.yml": LAKES },
    code: "file-unexpected",
    line: 1,
    mend: /name it/,
    file: "facts/lakes.yml",
  },
  {
    name: "a pack without topics",
    change: { "topics.yaml": "[]" },
    code: "topic-unknown",
    line: lineOf("topic: lakes"),
    mend: /Add the topic/,
  },
];

testBroken(FILES);
