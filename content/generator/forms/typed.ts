/** Typed: the question, answered with a name or a few words. */
import type { TypedKey } from "@/learn/item";
import { isSimple } from "../answers";
import type { FormMaker } from "./form";
import { isTypeable, typedKey } from "./typed-key";

export const typed: FormMaker = {
  fits: ({ right, given }) => isSimple(right) && isTypeable(right) && !given,
  make: (question) => ({
    public: { form: "typed" },
    key: { form: "typed", typed: typedKey(question) as TypedKey },
  }),
};
