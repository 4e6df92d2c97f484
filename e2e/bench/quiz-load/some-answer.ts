/** What a student of the load test answers. */
import type { Answer } from "@/learn/answer";
import type { PublicItem } from "@/learn/item";
import { below, pick, type Random, shuffle } from "@/learn/random";

const TYPED = [
  ["the Senate", "Mazhilis", "Tokayev"],
  ["5,000", "20 000", "twenty"],
  ["16 March 2022", "2022-06-05", "March 2022"],
] as const;

/** An answer of the right shape, right or wrong. */
export function someAnswer(item: PublicItem, random: Random): Answer {
  switch (item.form) {
    case "choice":
      return { form: "choice", option: pick(random, item.options).id };
    case "multiple":
      return { form: "multiple", options: item.options.filter(() => random() < 0.5).map(({ id }) => id) };
    case "true-false":
      return { form: "true-false", value: random() < 0.5 };
    case "match": {
      const right = shuffle(random, item.right);
      return {
        form: "match",
        pairs: item.left.map(({ id }, nth) => [id, right[nth]?.id ?? ""] as [string, string]),
      };
    }
    case "order":
      return { form: "order", order: shuffle(random, item.options).map(({ id }) => id) };
    case "flip":
      throw new Error("a quiz asked a flashcard");
    default:
      return { form: item.form, text: pick(random, TYPED)[below(random, 3)] ?? "" };
  }
}
