/** Numeric: the question, answered with a number; the unit stands beside the field. */
import type { TypedKey } from "@/learn/item";
import { isSimple } from "../answers";
import { currencyParts, scaled } from "../display";
import type { Question } from "../question";
import type { FormMaker } from "./form";
import { typedKey } from "./typed-key";

export const numeric: FormMaker = {
  fits: ({ right, given }) =>
    isSimple(right) &&
    (right.type === "quantity" || right.type === "share" || right.type === "money") &&
    !right.text &&
    !given,
  make: (question) => ({
    public: { form: "numeric", ...surroundings(question) },
    key: { form: "numeric", typed: typedKey(question) as TypedKey },
  }),
};

function surroundings({ right }: Question): { unit?: string; prefix?: string } {
  if (right.type === "share") return { unit: "%" };
  if (right.type === "quantity") {
    // The plural even for one, or the unit would give it away.
    const unit = [scaled(right.amount).word, right.unit?.other].filter(Boolean).join(" ");
    return unit ? { unit } : {};
  }
  if (right.type !== "money") return {};
  const { prefix, suffix } = currencyParts(right.currency);
  const unit = [scaled(right.amount).word, suffix].filter(Boolean).join(" ");
  return { ...(prefix ? { prefix } : {}), ...(unit ? { unit } : {}) };
}
