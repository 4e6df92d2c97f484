/** No two facts answer the same question, least of all differently. */
import { overlap, validity } from "../dates";
import type { Located, Rule } from "../draft";
import { ASK_ASPECTS, type AskAspect, type Fact } from "../fact";
import { answerOf, plain, valueKey } from "../fact-values";

export const contradictionRules: Rule = (draft, report) => {
  const byQuestion = new Map<string, { fact: Located<Fact>; aspect: AskAspect }[]>();
  const byLabel = new Map<string, Located<Fact>[]>();
  for (const fact of draft.facts) {
    for (const aspect of ASK_ASPECTS) {
      const question = fact.it.ask[aspect];
      if (question === undefined) continue;
      const rivals = list(byQuestion, plain(question));
      for (const rival of rivals) {
        const same = answerKey(rival.fact.it, rival.aspect) === answerKey(fact.it, aspect);
        if (!same && !overlap(validity(rival.fact.it), validity(fact.it))) continue;
        report(
          fact,
          ["ask", aspect],
          same ? "question-duplicate" : "facts-contradict",
          same
            ? `ask.${aspect} is the question ask.${rival.aspect} of "${rival.fact.it.id}", with the same answer.`
            : `ask.${aspect} is the question ask.${rival.aspect} of "${rival.fact.it.id}", with another answer at the same time.`,
          same
            ? "Remove one of the two facts."
            : "Say in each question what distinguishes them, or give them validity dates that do not overlap.",
        );
      }
      rivals.push({ fact, aspect });
    }
    const rivals = list(
      byLabel,
      `${fact.it.subject ? valueKey(fact.it.subject) : ""}|${fact.it.claimant ?? ""}|${fact.it.when ?? ""}|${plain(fact.it.label)}`,
    );
    const rival = rivals.find(
      (each) =>
        valueKey(each.it.value) !== valueKey(fact.it.value) && overlap(validity(each.it), validity(fact.it)),
    );
    if (rival)
      report(
        fact,
        ["label"],
        "facts-contradict",
        `The fact has the label of "${rival.it.id}" and another value at the same time.`,
        "Say in each label what distinguishes them, mend a value, or give them validity dates that do not overlap.",
      );
    rivals.push(fact);
  }
};

function answerKey(fact: Fact, aspect: AskAspect): string {
  const answer = answerOf(fact, aspect);
  return answer ? valueKey(answer) : "";
}

function list<T>(map: Map<string, T[]>, key: string): T[] {
  const found = map.get(key) ?? [];
  map.set(key, found);
  return found;
}
