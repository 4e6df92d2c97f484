"use client";
import { useLocale, useTranslations } from "next-intl";
import { TextField } from "@/app/_ui/field";
import { Fold } from "@/app/_ui/fold";
import { formatMoment } from "@/app/_ui/format";
import { fromLocalField } from "@/learn/zoned-time";
import type { PartProps } from "./part";

const FULL = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
} as const;

/** When the quiz opens and closes, by the author's wall clock, and what that does to answers given offline. */
export function DatesPanel({ fields, change, errorAt, timeZone }: PartProps & { timeZone: string }) {
  const t = useTranslations("quizzes.editor.dates");
  const locale = useLocale();
  const inWords = (text: string) => {
    const read = fromLocalField(text, timeZone);
    if (!read) return null;
    return { note: read.note, words: formatMoment(read.at, locale, timeZone, FULL) };
  };
  const opens = inWords(fields.opens);
  const closes = inWords(fields.closes);
  const hint = (read: ReturnType<typeof inWords>, empty: string) =>
    read ? `${read.words}${read.note ? `. ${t(read.note)}` : ""}` : empty;
  const summary =
    opens && closes
      ? t("both", { opens: opens.words, closes: closes.words })
      : opens
        ? t("opensAt", { at: opens.words })
        : closes
          ? t("closesAt", { at: closes.words })
          : t("always");
  return (
    <Fold
      title={t("title")}
      summary={summary}
      isWrong={["opens", "closes", "grace"].some((path) => errorAt(path) !== undefined)}
    >
      <p className="-mb-2 text-[13px] text-quiet">{t("zone", { zone: timeZone.replaceAll("_", " ") })}</p>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          type="datetime-local"
          label={t("opens")}
          hint={hint(opens, t("opensEmpty"))}
          value={fields.opens}
          error={errorAt("opens")}
          onChange={(event) => change({ opens: event.target.value })}
        />
        <TextField
          type="datetime-local"
          label={t("closes")}
          hint={hint(closes, t("closesEmpty"))}
          value={fields.closes}
          error={errorAt("closes")}
          onChange={(event) => change({ closes: event.target.value })}
        />
      </div>
      <div className="grid gap-3">
        <TextField
          label={t("grace")}
          inputMode="numeric"
          value={fields.grace}
          error={errorAt("grace")}
          className="max-w-60"
          onChange={(event) => change({ grace: event.target.value })}
        />
        <p className="max-w-[64ch] text-[13px] text-quiet">
          {t("graceText", { n: Number(fields.grace) || 0 })}
        </p>
        <p className="max-w-[64ch] text-[13px] text-quiet">{t("extra")}</p>
      </div>
    </Fold>
  );
}
