"use client";
import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { TextField } from "@/app/_ui/field";
import { answerDiff } from "@/learn/diff";
import type { CardMarks } from "@/learn/marks";

export const TYPED_FIELD = "typed-answer";

/** What the learner added to a card: a flag, a note once the answer is shown, and the answer typed beforehand. */
export function CardExtras({
  marks,
  types,
  shown,
  typed,
  answer,
  onType,
  onShow,
}: {
  marks: CardMarks | undefined;
  /** the learner types answers */
  types: boolean;
  shown: boolean;
  typed: string;
  answer: string;
  onType: (text: string) => void;
  onShow: () => void;
}) {
  const t = useTranslations("study.card");
  return (
    <>
      {marks?.flag ? (
        <p className="mt-3 inline-flex items-center gap-1.5 rounded-full bg-gold-soft px-2.5 py-1 text-[13px] font-semibold text-gold">
          <Flag aria-hidden className="size-3.5" />
          {t(`flags.${marks.flag as "1"}`)}
        </p>
      ) : null}
      {types && !shown ? (
        <form
          className="mt-5"
          onSubmit={(event) => {
            event.preventDefault();
            onShow();
          }}
        >
          <TextField
            fieldId={TYPED_FIELD}
            label={t("typeLabel")}
            value={typed}
            onChange={(event) => onType(event.target.value)}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="done"
          />
        </form>
      ) : null}
      {types && shown && typed.trim() !== "" ? <Difference typed={typed} answer={answer} /> : null}
      {shown && marks?.note ? (
        <p className="mt-4 max-w-[56ch] border-l-2 border-sky pl-3.5 text-sm whitespace-pre-line">
          <span className="font-semibold">{t("myNote")}: </span>
          {marks.note}
        </p>
      ) : null}
    </>
  );
}

/** Told by marks, not by colour alone: what is too much is struck through, what lacks is underlined. */
function Difference({ typed, answer }: { typed: string; answer: string }) {
  const t = useTranslations("study.card");
  let end = 0;
  const parts = answerDiff(typed, answer).map((part) => {
    end += part.text.length;
    return { ...part, at: end };
  });
  const exact = parts.every(({ kind }) => kind === "same");
  return (
    <div className="mt-5 rounded-control bg-sunk px-4 py-3">
      <p className="text-[13px] font-semibold text-quiet">{exact ? t("typedSame") : t("typedDiffers")}</p>
      <p className="mt-1 font-serif text-xl leading-snug break-words">
        {parts.map(({ kind, text, at }) =>
          kind === "same" ? (
            <span key={at}>{text}</span>
          ) : kind === "extra" ? (
            <del key={at} className="text-again decoration-2">
              {text}
            </del>
          ) : (
            <ins key={at} className="text-good decoration-2 underline-offset-4">
              {text}
            </ins>
          ),
        )}
      </p>
    </div>
  );
}
