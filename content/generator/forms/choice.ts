/** Choice: the question with the right answer among two or three wrong ones, each wrong for a reason. */
import { shuffle } from "@/learn/random";
import { isSimple } from "../answers";
import { chooseWrong } from "../balance";
import { inSentence } from "../display";
import { gives, pointsAt } from "../gap";
import type { Question } from "../question";
import { reasonOf } from "../reasons";
import type { WrongOption } from "../wrong-options";
import { type FormMaker, withIds } from "./form";

export const choice: FormMaker = {
  fits: (question) => {
    const { right, given } = question;
    return isSimple(right) && unnamed(question).length >= 2 && !given && !isPointedAt(question);
  },
  make: (question, random) => {
    const { card, index } = question;
    const chosen = chooseWrong(index, random, card.answer, unnamed(question));
    const options = withIds(shuffle(random, [{ text: card.answer, wrong: undefined }, ...chosen]));
    return {
      public: { form: "choice", options: options.map(({ id, text }) => ({ id, text })) },
      key: {
        form: "choice",
        right: options.find((option) => !option.wrong)?.id ?? "",
        reasons: Object.fromEntries(
          options.flatMap((o) => (o.wrong ? [[o.id, reasonOf(question, o.wrong)]] : [])),
        ),
      },
    };
  },
};

/** The wrong options that the prompt does not name: nobody would take what is asked about for the answer. */
function unnamed({ card, wrong, index }: Question): readonly WrongOption[] {
  return wrong.filter(({ value }) => !gives(card.prompt, value, index));
}

/** A gap's prompt shows the other members of its list, which are like the answer as no wrong option need be. */
function isPointedAt({ aspect, card, wrong, index }: Question): boolean {
  if (!aspect.startsWith("member-")) return false;
  return pointsAt(
    card.prompt,
    card.answer,
    wrong.map(({ value }) => inSentence(value, index.entities)),
  );
}
