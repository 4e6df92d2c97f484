import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Answer } from "@/learn/answer";
import type { PublicItem } from "@/learn/item";
import type { Feedback } from "@/learn/quiz/attempt";
import { isAnswered } from "@/learn/quiz/given";
import { FeedbackPanel } from "./feedback-panel";
import { OptionsShown } from "./options-shown";
import { MatchShown, OrderShown } from "./pairs-shown";
import { TextShown } from "./text-shown";

/**
 * A question's answer as it stands, without controls: judged as far as `feedback` says, or bare, as in a preview.
 * Works in server and client components; messages: `items`. ItemHead goes above it.
 */
export function ItemShown({
  item,
  answer,
  feedback,
  outOf,
  triesLeft = null,
}: {
  item: PublicItem;
  /** null or undefined: none was given, or it may not be seen */
  answer: Answer | null | undefined;
  feedback: Feedback | null;
  /** points of the question */
  outOf: number;
  triesLeft?: number | null;
}) {
  return (
    <div className="grid gap-5">
      <AnswerShown item={item} answer={answer ?? null} feedback={feedback} />
      {feedback ? (
        <FeedbackPanel form={item.form} feedback={feedback} outOf={outOf} triesLeft={triesLeft} />
      ) : null}
    </div>
  );
}

/** The answer alone, with the marks of right and wrong that `feedback` allows. */
export function AnswerShown({
  item,
  answer,
  feedback,
}: {
  item: PublicItem;
  answer: Answer | null;
  feedback: Feedback | null;
}): ReactNode {
  const t = useTranslations("items");
  const right = feedback?.rightAnswer;
  const { verdict } = feedback ?? {};
  const single = verdict === "right" || verdict === "wrong" ? verdict : undefined;
  switch (item.form) {
    case "choice":
      return (
        <OptionsShown
          options={item.options}
          chosen={answer?.form === "choice" ? [answer.option] : []}
          right={right?.options}
          verdict={single}
        />
      );
    case "multiple":
      return (
        <OptionsShown
          options={item.options}
          chosen={answer?.form === "multiple" ? answer.options : []}
          right={right?.options}
        />
      );
    case "true-false":
      return (
        <OptionsShown
          options={[
            { id: "true", text: t("true") },
            { id: "false", text: t("false") },
          ]}
          chosen={answer?.form === "true-false" ? [String(answer.value)] : []}
          right={right?.value === undefined ? undefined : [String(right.value)]}
          verdict={single}
        />
      );
    case "match": {
      const given = answer?.form === "match" && isAnswered(answer) ? answer.pairs : null;
      return <MatchShown item={item} pairs={given} right={right?.pairs} />;
    }
    case "order":
      return (
        <OrderShown item={item} order={answer?.form === "order" ? answer.order : null} right={right?.order} />
      );
    case "flip":
      return null;
    default:
      return (
        <TextShown
          item={item}
          text={answer && "text" in answer && isAnswered(answer) ? answer.text : null}
          verdict={verdict === "unanswered" ? undefined : verdict}
        />
      );
  }
}
