/** A proof sheet: one self-contained HTML page with every fact, its cards, and every form they can be asked in. */
import type { Card, Form } from "@/learn/item";
import type { Fact } from "../fact";
import { formatProblem, type Problem } from "../problem";
import { cardsOfFact, generateItem } from "./generate";
import { citationText, type PackIndex } from "./pack-index";
import { escapeHtml, previewItem } from "./preview-item";
import { SCRIPT, STYLE } from "./preview-look";
import { proveItem } from "./proofs";
import { sentence } from "./statement";

/** How many seeds of a form with chance in it are printed. */
const SEEDS = 2;
const BY_CHANCE: readonly Form[] = ["choice", "multiple", "true-false"];

/** The page. `problems` are those of the pack's check; those of a fact are printed at it. */
export function previewPage(index: PackIndex, problems: readonly Problem[]): string {
  const { head, topics, facts } = index.pack;
  const byTopic = new Map<string, Fact[]>(topics.map((topic) => [topic.id, []]));
  for (const fact of facts) byTopic.get(fact.topic)?.push(fact);
  let cards = 0;
  const sections = topics.map((topic) => {
    const articles = (byTopic.get(topic.id) ?? []).map((fact) => {
      const own = cardsOfFact(index, fact);
      cards += own.length;
      return previewFact(index, fact, own, problems);
    });
    return articles.length === 0
      ? ""
      : `<section><h2 id="topic-${topic.id}">${escapeHtml(topic.title)}</h2>${articles.join("\n")}</section>`;
  });
  const general = problems.filter((problem) => !problem.factId);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(head.title)}: proof sheet</title><style>${STYLE}</style></head>
<body><header><h1>${escapeHtml(head.title)}</h1>
<p>Version ${head.version}, as of ${head.asOf}: ${facts.length} facts, ${cards} cards.</p>
<p><label>Search <input type="search" id="search" placeholder="words, id, kind or topic"></label> <output id="count"></output></p>
<nav>${topics.map((topic) => `<a href="#topic-${topic.id}">${escapeHtml(topic.title)}</a>`).join(" ")}</nav></header>
<main>${list(general.map((problem) => formatProblem(problem)))}${sections.join("\n")}</main><script>${SCRIPT}</script></body></html>
`;
}

function previewFact(
  index: PackIndex,
  fact: Fact,
  cards: readonly Card[],
  problems: readonly Problem[],
): string {
  const own = problems
    .filter((problem) => problem.factId === fact.id)
    .map((problem) => formatProblem(problem));
  const facts = [
    fact.kind,
    fact.status,
    fact.when,
    `importance ${fact.importance}`,
    fact.family && `family ${fact.family}`,
  ];
  const cites = fact.cite
    .map((cite) => citationText(index, cite))
    .map((c) => `${c.short}, ${c.section}, ${c.lines}`);
  return `<article id="${fact.id}"><h3><a href="#${fact.id}">${fact.id}</a></h3>
<p class="quiet">${escapeHtml(facts.filter(Boolean).join(" · "))}</p>
<p class="statement">${escapeHtml(sentence(fact, index.entities))}</p>
<p>${escapeHtml(fact.explain)}</p>${fact.note ? `<p class="note">Note: ${escapeHtml(fact.note)}</p>` : ""}
<p class="quiet">${escapeHtml(cites.join("; "))}</p>${list(own)}
${cards.map((card) => previewCard(index, card)).join("\n")}
${cards.length === 0 ? '<p class="problem">No card comes of this fact.</p>' : ""}</article>`;
}

function previewCard(index: PackIndex, card: Card): string {
  const was = card.was
    ? ` <span class="quiet">${escapeHtml(`${card.was.lead} ${card.was.text}`)}</span>`
    : "";
  const items = card.forms
    .filter((form) => form !== "flip")
    .flatMap((form) => seedsFor(form).map((seed) => generateItem(index, card, form, seed)));
  return `<details open><summary>#${card.aspect} <span class="quiet">importance ${card.importance} · ${card.forms.join(", ")}</span></summary>
<p class="question">${escapeHtml(card.prompt)}</p><p class="answer">${escapeHtml(card.answer)}${was}</p>
<div class="items">${items.map((item) => `<div class="item">${previewItem(item)}${list(proveItem(index, card, item))}</div>`).join("\n")}</div></details>`;
}

function seedsFor(form: Form): number[] {
  return Array.from({ length: BY_CHANCE.includes(form) ? SEEDS : 1 }, (_, seed) => seed + 1);
}

function list(problems: readonly string[]): string {
  if (problems.length === 0) return "";
  return `<ul class="problem">${problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join("")}</ul>`;
}
