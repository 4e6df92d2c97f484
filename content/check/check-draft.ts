/** Runs every rule over a draft. */
import { type Draft, type Rule, reporter } from "../draft";
import type { Problem } from "../problem";
import { askRules } from "./asks";
import { chainRules } from "./chains";
import { contradictionRules } from "./contradictions";
import { contrastRules } from "./contrasts";
import { dateRules } from "./dates";
import { deckRules } from "./decks";
import { idRules } from "./ids";
import { kindRules } from "./kinds";
import { referenceRules } from "./references";
import { statementRules } from "./statements";
import { valueRules } from "./values";

const RULES: readonly Rule[] = [
  idRules,
  referenceRules,
  kindRules,
  valueRules,
  statementRules,
  askRules,
  contrastRules,
  chainRules,
  dateRules,
  contradictionRules,
  deckRules,
];

/** Every problem between the parts of a draft, rule by rule. */
export function checkDraft(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  const report = reporter(problems);
  for (const rule of RULES) rule(draft, report);
  return problems;
}
