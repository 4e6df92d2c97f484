/** Flip: the question, then the answer. */
import type { FormMaker } from "./form";

export const flip: FormMaker = {
  fits: () => true,
  make: () => ({ public: { form: "flip" }, key: { form: "flip" } }),
};
