/** Cloze: the statement with the answer blanked. */
import type { TypedKey } from "@/learn/item";
import type { Member, SimpleValue } from "../../value";
import { isSimple, slotOf } from "../answers";
import { precisionOf } from "../dates";
import { inSentence } from "../display";
import { type Gapped, gapped } from "../gap";
import type { Question } from "../question";
import { isPlural } from "../text";
import type { FormMaker } from "./form";
import { canBeTyped, typedKey } from "./typed-key";

export const cloze: FormMaker = {
  fits: (question) => sentenceOf(question) !== undefined,
  make: (question) => ({
    prompt: "Fill the gap.",
    public: {
      form: "cloze",
      sentence: sentenceOf(question) as Gapped,
      blank: blankFor(question, question.right as SimpleValue),
    },
    key: { form: "cloze", typed: typedKey(question) as TypedKey },
  }),
};

function sentenceOf(question: Question): Gapped | undefined {
  const { index, fact, aspect, right } = question;
  const slot = slotOf(aspect);
  if (!slot || !isSimple(right) || !isBlankable(question, right)) return undefined;
  return gapped(index, fact, slot, right);
}

function isBlankable(question: Question, value: SimpleValue | Member): boolean {
  if (value.type === "date") return precisionOf(value.edtf) !== "interval";
  if (value.type === "entity" || value.type === "text") return canBeTyped(question);
  // "____ signatures" does not read with one, and "____ signature" would say that it is one.
  return !value.text && !(value.type === "quantity" && value.amount === 1 && value.unit);
}

function blankFor({ index }: Question, value: SimpleValue | Member): string {
  // "Kazakh officials" is no name that one could be expected to recall.
  if (value.type === "entity") return isPlural(inSentence(value, index.entities)) ? "words" : "a name";
  if (value.type === "text") return "words";
  if (value.type !== "date") return "a number";
  const precision = precisionOf(value.edtf);
  return precision === "day" ? "a date" : precision === "year" ? "a year" : "a month and year";
}
