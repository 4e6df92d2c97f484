/** A card as its forms see it: the right answer and everything wrong options and sentences are made of. */
import { type Aspect, type Card, cardKey } from "@/learn/item";
import type { Fact } from "../fact";
import type { Member, Value } from "../value";
import { isSimple, rightAnswer } from "./answers";
import { gives } from "./gap";
import type { PackIndex } from "./pack-index";
import { type WrongOption, wrongOptions } from "./wrong-options";

export interface Question {
  index: PackIndex;
  fact: Fact;
  aspect: Aspect;
  card: Card;
  right: Value | Member;
  /** The typed wrong options of the card: none equal to the right answer or to each other. */
  wrong: readonly WrongOption[];
  /** The prompt holds the answer: then nothing can be asked by it but to turn the card over. */
  given: boolean;
}

/** The question of a card. Throws when the fact has no such aspect: a card of another pack version. */
export function questionOf(index: PackIndex, fact: Fact, card: Card): Question {
  const right = rightAnswer(fact, card.aspect);
  if (!right) throw new Error(`${cardKey(fact.id, card.aspect)}: the fact has no answer for this aspect`);
  const given = isSimple(right) && gives(card.prompt, right, index);
  return {
    given,
    index,
    fact,
    aspect: card.aspect,
    card,
    right,
    wrong: wrongOptions(index, fact, card.aspect, right),
  };
}
