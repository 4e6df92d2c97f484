"use client";
import { useTranslations } from "next-intl";
import { FieldGroup, RadioTile } from "@/app/_ui/choice";
import { Fold } from "@/app/_ui/fold";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import {
  examReview,
  MOMENTS,
  type Moment,
  openReview,
  type ReviewOptions,
  SHOWN,
  type Shown,
} from "@/learn/quiz/blueprint";
import type { PartProps } from "./part";

type Preset = "open" | "exam" | "custom";

const same = (a: ReviewOptions, b: ReviewOptions) =>
  MOMENTS.every((when) => SHOWN.every((what) => a[when][what] === b[when][what]));

/** Which preset the options are. */
function presetOf(review: ReviewOptions): Preset {
  if (same(review, openReview())) return "open";
  return same(review, examReview()) ? "exam" : "custom";
}

/** Who sees what when: two presets, and the table behind them. */
export function ReviewPanel({ fields, change }: PartProps) {
  const t = useTranslations("quizzes.editor.review");
  const { review } = fields;
  const preset = presetOf(review);
  const toggle = (when: Moment, what: Shown) =>
    change({ review: { ...review, [when]: { ...review[when], [what]: !review[when][what] } } });
  return (
    <Fold title={t("title")} summary={`${t(preset)}: ${t(`${preset}Text`)}`}>
      <FieldGroup legend={t("presets")}>
        <div className="grid items-start gap-2.5 sm:grid-cols-2">
          {(["open", "exam"] as const).map((value) => (
            <RadioTile
              key={value}
              name="review"
              value={value}
              checked={preset === value}
              title={t(value)}
              text={t(`${value}Text`)}
              onChoose={() => change({ review: value === "open" ? openReview() : examReview() })}
            />
          ))}
        </div>
        {preset === "custom" ? <p className="mt-2.5 text-[13px] text-quiet">{t("customText")}</p> : null}
        {review.closed["right-answer"] && !review.open["right-answer"] && !fields.closes ? (
          <p role="status" className="mt-2.5 text-[13px] font-medium text-hard">
            {t("neverCloses")}
          </p>
        ) : null}
      </FieldGroup>
      <ScrollRegion label={t("table")} className="-mx-1 px-1 py-1">
        <table className="w-full min-w-[33rem] border-collapse text-sm">
          <caption className="sr-only">{t("table")}</caption>
          <thead>
            <tr>
              <td className="w-[30%]" />
              {MOMENTS.map((when) => (
                <th
                  key={when}
                  scope="col"
                  className="px-1 pb-2 text-center align-bottom text-[13px] font-semibold"
                >
                  {t(`when.${when}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SHOWN.map((what) => (
              <tr key={what} className="border-t border-line">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {t(`what.${what}`)}
                </th>
                {MOMENTS.map((when) => (
                  <td key={when} className="text-center">
                    <label className="mx-auto grid size-11 cursor-pointer place-items-center rounded-control hover:bg-sunk">
                      <input
                        type="checkbox"
                        checked={review[when][what]}
                        onChange={() => toggle(when, what)}
                        aria-label={`${t(`what.${what}`)}, ${t(`when.${when}`)}`}
                        className="size-5 accent-sky"
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="-mt-2 max-w-[64ch] text-[13px] text-quiet">{t("during")}</p>
    </Fold>
  );
}
