/** Worded questions: each has its field, ends as a question, and does not hold its own answer. */
import type { Draft, Located, Report, Rule } from "../draft";
import { ASK_ASPECTS, type AskAspect, type Fact } from "../fact";
import { answerOf } from "../fact-values";
import { answerWordings } from "./answer-wordings";

const FIELD: Record<AskAspect, keyof Fact> = {
  value: "value",
  before: "before",
  date: "when",
  reverse: "subject",
  claimant: "claimant",
};

export const askRules: Rule = (draft, report) => {
  const entities = new Map(draft.entities.map(({ it }) => [it.id, it]));
  for (const fact of draft.facts) {
    for (const aspect of ASK_ASPECTS) checkAsk(fact, aspect, entities, report);
    checkDoubt(fact, report);
  }
};

/** A question mark, or a question and the beginning of its answer ("Whom …? Those who …"). */
const ENDS = /\?["'”’)]?$|\? .*…$/;

type Entities = ReadonlyMap<string, Draft["entities"][number]["it"]>;

function checkAsk(fact: Located<Fact>, aspect: AskAspect, entities: Entities, report: Report): void {
  const question = fact.it.ask[aspect];
  if (question === undefined) return;
  const say = (code: string, message: string, mend: string) =>
    report(fact, ["ask", aspect], code, message, mend);
  if (fact.it[FIELD[aspect]] === undefined)
    say(
      "ask-without-field",
      `ask.${aspect} asks for ${FIELD[aspect]}, which the fact does not have.`,
      `Write ${FIELD[aspect]}:, or remove ask.${aspect}.`,
    );
  if (!ENDS.test(question))
    say(
      "ask-no-question-mark",
      `ask.${aspect} does not end with a question mark: "${question}".`,
      "Word it as one question that ends with ?",
    );
  if (/[{}]/.test(question))
    say(
      "ask-slot",
      `ask.${aspect} has a slot or brace: questions are shown as they stand.`,
      "Write the words out.",
    );
  const answer = answerOf(fact.it, aspect);
  if (!answer) return;
  const words = ` ${asked(question)} `;
  const given = answerWordings(answer, entities).find((wording) => contains(words, asked(wording)));
  if (given !== undefined)
    say(
      "ask-gives-answer",
      `The answer stands in the question of ask.${aspect}: "${given}".`,
      "Reword the question so that it does not hold its answer.",
    );
}

/** A choice between alternatives ("appointed or elected?") names its answer on purpose. */
function contains(question: string, wording: string): boolean {
  if (wording === "") return false;
  const at = question.indexOf(` ${wording} `);
  if (at < 0) return false;
  return !(
    question.slice(0, at + 1).endsWith(" or ") || question.slice(at + wording.length + 1).startsWith(" or ")
  );
}

/** Prose as it is compared: lower case, bare words and numbers, "%" as a word. Slow steps only where they may matter. */
function asked(text: string): string {
  let words = (ASCII.test(text) ? text : text.normalize("NFKC")).toLowerCase();
  if (words.includes("%") || words.includes("per cent")) {
    words = words.replace(/%/g, " percent ").replace(/\bper cent\b/g, "percent");
  }
  if (/\d/.test(words)) words = words.replace(/(\d)[,\u00a0\u202f](?=\d{3})/g, "$1");
  const apart = ASCII.test(words)
    ? words.replace(/[^a-z0-9.]+/g, " ")
    : words.replace(/[^\p{L}\p{N}.]+/gu, " ");
  return (apart.includes(".") ? apart.replace(/\.(?!\d)/g, " ").replace(/\s+/g, " ") : apart).trim();
}

const ASCII = /^[ -~]*$/;

function checkDoubt(fact: Located<Fact>, report: Report): void {
  const { doubtful, note } = fact.it;
  if (doubtful.length > 0 && note === undefined)
    report(
      fact,
      ["doubtful"],
      "doubt-without-note",
      "The fact is marked doubtful but no note says why.",
      "Write note: with the two things the source says.",
    );
  if (new Set(doubtful).size < doubtful.length)
    report(fact, ["doubtful"], "doubt-repeated", "An aspect stands twice in doubtful.", "Remove one.");
}
