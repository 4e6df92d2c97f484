import { useTranslations } from "next-intl";
import type { Answer } from "@/learn/answer";
import type { PublicItem } from "@/learn/item";
import { isAnswered } from "@/learn/quiz/given";

/** An answer in a few words: only what was given, without the options that were not. Messages: `items`. */
export function AnswerBrief({ item, answer }: { item: PublicItem; answer: Answer | null }) {
  const t = useTranslations("items");
  if (!answer || !isAnswered(answer)) return <p className="text-quiet">{t("verdict.unanswered")}</p>;
  const lines = linesOf(item, answer, { true: t("true"), false: t("false") });
  if (lines.length === 1) return <p className="text-[17px] font-semibold wrap-anywhere">{lines[0]}</p>;
  const List = answer.form === "order" ? "ol" : "ul";
  return (
    <List
      className={
        answer.form === "order" ? "grid list-decimal gap-1 pl-[1.4em]" : "grid list-disc gap-1 pl-[1.2em]"
      }
    >
      {lines.map((line) => (
        <li key={line} className="wrap-anywhere">
          {line}
        </li>
      ))}
    </List>
  );
}

function linesOf(item: PublicItem, answer: Answer, words: { true: string; false: string }): string[] {
  const text = (options: readonly { id: string; text: string }[], id: string) =>
    options.find((option) => option.id === id)?.text ?? "";
  const options = "options" in item ? item.options : [];
  switch (answer.form) {
    case "choice":
      return [text(options, answer.option)];
    case "multiple":
      return answer.options.map((id) => text(options, id));
    case "order":
      return answer.order.map((id) => text(options, id));
    case "true-false":
      return [answer.value ? words.true : words.false];
    case "match":
      return item.form === "match"
        ? answer.pairs.map(([left, right]) => `${text(item.left, left)}: ${text(item.right, right)}`)
        : [];
    default:
      return [answer.text];
  }
}
