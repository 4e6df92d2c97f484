/** Date: the question, answered with a day, a month or a year. */
import type { TypedKey } from "@/learn/item";
import { isSimple } from "../answers";
import { precisionOf } from "../dates";
import type { FormMaker } from "./form";
import { typedKey } from "./typed-key";

export const date: FormMaker = {
  fits: ({ right, given }) =>
    isSimple(right) &&
    right.type === "date" &&
    ["day", "month", "year"].includes(precisionOf(right.edtf)) &&
    !given,
  make: (question) => {
    const key = typedKey(question) as Extract<TypedKey, { match: "date" }>;
    return {
      public: { form: "date", precision: key.precision },
      key: { form: "date", typed: key },
    };
  },
};
