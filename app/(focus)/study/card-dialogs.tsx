"use client";
import {
  Bug,
  ChartSpline,
  Flag,
  Keyboard,
  type LucideIcon,
  MoonStar,
  NotebookPen,
  Pause,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { AreaField, SelectField } from "@/app/_ui/field";
import { FormError } from "@/app/_ui/notice";
import { Kbd } from "@/app/_ui/text";
import { type CardMarks, FLAGS, LONGEST_NOTE, type MarkKind } from "@/learn/marks";
import { LONGEST_REPORT, REPORT_KINDS } from "@/learn/report";
import type { StudyCard } from "@/learn/session";
import type { CardAction } from "./keys";
import type { OpenDialog } from "./use-card-actions";

interface Props {
  which: OpenDialog;
  card: StudyCard;
  marks: CardMarks;
  onAction: (action: CardAction) => void;
  onMark: (kind: MarkKind, value: string | null, said: string) => void;
  onSaid: (text: string) => void;
  onClose: () => void;
}

/** The menu of a card, its note, and the report of a problem: loaded when they are wanted. */
export function CardDialogs(props: Props) {
  const t = useTranslations("study");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { which, onClose } = props;
  return (
    <Dialog dialogRef={dialog} title={t(`card.${which}Title`)} close={t("close")} sheet onClose={onClose}>
      {which === "menu" ? <Menu {...props} close={() => dialog.current?.close()} /> : null}
      {which === "note" ? <Note {...props} close={() => dialog.current?.close()} /> : null}
      {which === "report" ? <Report {...props} close={() => dialog.current?.close()} /> : null}
    </Dialog>
  );
}

const ACTIONS: readonly [Exclude<CardAction, "flag">, LucideIcon][] = [
  ["bury", MoonStar],
  ["suspend", Pause],
  ["note", NotebookPen],
  ["history", ChartSpline],
  ["type", Keyboard],
  ["report", Bug],
];

function Menu({ marks, onAction, onMark, close }: Props & { close: () => void }) {
  const t = useTranslations("study.card");
  return (
    <>
      <ul className="grid gap-0.5">
        {ACTIONS.map(([action, Icon]) => (
          <li key={action}>
            <button
              type="button"
              onClick={() => {
                close();
                onAction(action);
              }}
              className="flex min-h-12 w-full items-center gap-3 rounded-control px-2 py-2 text-left hover:bg-sunk"
            >
              <Icon aria-hidden className="size-5 shrink-0 text-quiet" />
              <span className="grow">
                <span className="block font-semibold">{t(`${action}.title`)}</span>
                <span className="block text-[13px] text-quiet">{t(`${action}.text`)}</span>
              </span>
              <span className="max-md:hidden">
                <Kbd>{t(`${action}.key`)}</Kbd>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <fieldset className="mt-3 border-t border-line pt-3">
        <legend className="float-left mr-3 flex min-h-11 items-center gap-2 text-sm font-semibold">
          <Flag aria-hidden className="size-5 text-quiet" />
          {t("flag.title")}
        </legend>
        <div className="flex flex-wrap gap-1.5">
          {[...FLAGS, null].map((flag) => (
            <button
              key={flag ?? "none"}
              type="button"
              aria-pressed={(marks.flag ?? null) === flag}
              onClick={() => {
                close();
                onMark("flag", flag, flag ? t("flagged") : t("unflagged"));
              }}
              className="min-h-11 rounded-control border border-line px-3 text-sm aria-pressed:border-gold aria-pressed:bg-gold-soft aria-pressed:font-semibold"
            >
              {flag ? t(`flags.${flag}`) : t("noFlag")}
            </button>
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Note({ marks, onMark, close }: Props & { close: () => void }) {
  const t = useTranslations("study.card");
  const [text, setText] = useState(marks.note ?? "");
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        close();
        const value = text.trim() || null;
        if (value !== (marks.note ?? null)) onMark("note", value, value ? t("noteSaved") : t("noteRemoved"));
      }}
    >
      <AreaField
        label={t("noteLabel")}
        hint={t("noteHint")}
        rows={5}
        maxLength={LONGEST_NOTE}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" variant="primary">
        {t("save")}
      </Button>
    </form>
  );
}

function Report({ card, onSaid, close }: Props & { close: () => void }) {
  const t = useTranslations("study.card");
  const [kind, setKind] = useState<string>(REPORT_KINDS[0]);
  const [text, setText] = useState("");
  const [state, setState] = useState<"idle" | "sending" | "failed">("idle");
  // One report, however often it is sent.
  const [id] = useState(() => uuidv7());
  const send = async () => {
    setState("sending");
    const response = await fetch("/api/reports", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id, cardId: card.id, trace: card.trace, kind, text }),
    }).catch(() => null);
    if (!response?.ok) return setState("failed");
    close();
    onSaid(t("reported"));
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== "sending") void send();
      }}
    >
      <SelectField
        label={t("reportKind")}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        options={REPORT_KINDS.map((value) => ({ value, label: t(`reportKinds.${value}`) }))}
      />
      <AreaField
        label={t("reportText")}
        hint={t("reportHint")}
        rows={4}
        maxLength={LONGEST_REPORT}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <FormError>{state === "failed" ? t("reportFailed") : null}</FormError>
      <Button type="submit" variant="primary" aria-disabled={state === "sending"}>
        {state === "sending" ? t("sending") : t("send")}
      </Button>
    </form>
  );
}
