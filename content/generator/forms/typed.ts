/** Typed: the question, answered with a name or a few words. */
import type { TypedKey } from "@/learn/item";
import type { FormMaker } from "./form";
import { canBeTyped, typedKey } from "./typed-key";

export const typed: FormMaker = {
  fits: (question) => canBeTyped(question) && !question.given,
  make: (question) => ({
    public: { form: "typed" },
    key: { form: "typed", typed: typedKey(question) as TypedKey },
  }),
};
