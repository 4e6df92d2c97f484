/** Multiple: which of these belong to the list. */
import { below, type Random, shuffle } from "@/learn/random";
import { isSimple } from "../answers";
import { alone } from "../display";
import type { Question } from "../question";
import { articleLess, reasonOf } from "../reasons";
import { capitalize, joinList } from "../text";
import { type FormMaker, withIds } from "./form";

/** A list up to this long is shown whole, under its own question. */
const WHOLE = 5;
const MAX_WRONG = 3;

export const multiple: FormMaker = {
  fits: ({ right, wrong, aspect }) => right.type === "list" && wrong.length >= 2 && aspect === "value",
  make: (question, random) => {
    const right = shownMembers(question, random);
    const wrong = shuffle(random, question.wrong).slice(0, MAX_WRONG);
    const options = withIds(
      shuffle(random, [
        ...right.map((text) => ({ text, wrong: undefined })),
        ...wrong.map((option) => ({ text: alone(option.value, question.index.entities), wrong: option })),
      ]),
    );
    return {
      prompt: promptOf(question),
      answer: capitalize(joinList(options.filter((o) => !o.wrong).map((o) => o.text))),
      public: { form: "multiple", options: options.map(({ id, text }) => ({ id, text })) },
      key: {
        form: "multiple",
        right: options.filter((option) => !option.wrong).map((option) => option.id),
        reasons: Object.fromEntries(
          options.flatMap((o) => (o.wrong ? [[o.id, reasonOf(question, o.wrong)]] : [])),
        ),
      },
    };
  },
};

function isWhole({ right }: Question): boolean {
  return !isSimple(right) && right.members.length <= WHOLE;
}

function promptOf(question: Question): string {
  if (isWhole(question)) return `${question.card.prompt} Choose all that apply.`;
  return `Which of these belong to the ${articleLess(question.fact.label)}? Choose all that apply.`;
}

function shownMembers(question: Question, random: Random): string[] {
  const { right, index } = question;
  if (isSimple(right)) return [];
  const texts = right.members.map((member) => alone(member, index.entities));
  if (isWhole(question)) return texts;
  return shuffle(random, texts).slice(0, 2 + below(random, 3));
}
