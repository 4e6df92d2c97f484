"use client";
import { useTranslations } from "next-intl";
import type { Answer } from "@/learn/answer";
import type { PublicItem } from "@/learn/item";
import { toggled } from "@/learn/quiz/given";
import { MatchInput } from "./match-input";
import { OptionsInput } from "./options-input";
import { OrderInput } from "./order-input";
import { TextInput } from "./text-input";

/**
 * The controls by which one question is answered, whatever its form. Messages: `items`.
 * @param props.labelledBy id of the heading that asks (ItemHead)
 */
export function ItemInput({
  item,
  answer,
  labelledBy,
  disabled = false,
  onAnswer,
  onLeave,
}: {
  item: PublicItem;
  answer: Answer | null;
  labelledBy: string;
  disabled?: boolean;
  onAnswer: (answer: Answer) => void;
  onLeave?: (() => void) | undefined;
}) {
  const t = useTranslations("items");
  const common = { labelledBy, disabled };
  switch (item.form) {
    case "choice":
      return (
        <OptionsInput
          {...common}
          kind="radio"
          name={`${labelledBy}-answer`}
          options={item.options}
          chosen={answer?.form === "choice" ? [answer.option] : []}
          onChoose={(option) => onAnswer({ form: "choice", option })}
        />
      );
    case "true-false":
      return (
        <OptionsInput
          {...common}
          kind="radio"
          name={`${labelledBy}-answer`}
          options={[
            { id: "true", text: t("true") },
            { id: "false", text: t("false") },
          ]}
          chosen={answer?.form === "true-false" ? [String(answer.value)] : []}
          onChoose={(option) => onAnswer({ form: "true-false", value: option === "true" })}
        />
      );
    case "multiple": {
      const ticked = answer?.form === "multiple" ? answer.options : [];
      return (
        <OptionsInput
          {...common}
          kind="checkbox"
          name={`${labelledBy}-answer`}
          options={item.options}
          chosen={ticked}
          onChoose={(option) => onAnswer({ form: "multiple", options: toggled(item, ticked, option) })}
        />
      );
    }
    case "match":
      return (
        <MatchInput
          {...common}
          item={item}
          pairs={answer?.form === "match" ? answer.pairs : []}
          onPairs={(pairs) => onAnswer({ form: "match", pairs })}
        />
      );
    case "order":
      return (
        <OrderInput
          {...common}
          item={item}
          order={answer?.form === "order" ? answer.order : null}
          onOrder={(order) => onAnswer({ form: "order", order })}
        />
      );
    case "flip":
      return null;
    default:
      return (
        <TextInput
          item={item}
          text={answer && "text" in answer ? answer.text : ""}
          labelledBy={labelledBy}
          readOnly={disabled}
          onText={(text) => onAnswer({ form: item.form, text })}
          onLeave={onLeave}
        />
      );
  }
}
