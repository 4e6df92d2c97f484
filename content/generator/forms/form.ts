/** What every form file gives: whether a card can be asked so, and how. */
import type { ItemKey, PublicItem } from "@/learn/item";
import type { Random } from "@/learn/random";
import type { Question } from "../question";

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What a form adds to the parts all items share; `prompt` only where it differs from the card's. */
interface Made {
  public: DistributiveOmit<PublicItem, "id" | "prompt" | "context">;
  key: DistributiveOmit<ItemKey, "answer" | "explain" | "note" | "citations">;
  prompt?: string;
  /** The right answer in words, where it is not the card's. */
  answer?: string;
  /** What is told after answering, where the card's own words would not be understood. */
  explain?: string;
}

export interface FormMaker {
  /** True when `make` can make a sound item of the question. */
  fits(question: Question): boolean;
  /** The item, by the random numbers alone; only for a question that fits. */
  make(question: Question, random: Random): Made;
}

/** Gives ids in order of display, so that an id says nothing of what it stands for. */
export function withIds<T extends { text: string }>(
  shown: readonly T[],
  first = "a",
): (T & { id: string })[] {
  const start = first.charCodeAt(0);
  return shown.map((option, place) => ({ ...option, id: String.fromCharCode(start + place) }));
}
