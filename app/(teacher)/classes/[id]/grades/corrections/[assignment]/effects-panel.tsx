import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { previewCorrection } from "@/db/queries/grades/correct";
import { shownPoints } from "@/learn/grades/shown";
import { changeOf, type correctionOf } from "../../correction-fields";
import type { Corrections } from "./corrections-view";

const box = "border-b border-line px-2 py-2.5 text-left";

/** Whose points a correction would change, and making it. */
export async function EffectsPanel({
  scope,
  about,
  correct,
  wanted,
}: Pick<Corrections, "scope" | "about" | "correct"> & {
  wanted: NonNullable<ReturnType<typeof correctionOf>>;
}) {
  const t = await getTranslations("grades.correct");
  const change = changeOf(wanted);
  if (!change) return <Notice tone="error">{t("invalid")}</Notice>;
  const { cardId, form } = wanted;
  const effects = await previewCorrection(await database(), scope, { cardId, form, change });
  const changed = effects.filter(
    ({ before, after }) => before.points !== after.points || before.outOf !== after.outOf,
  );
  const number = new Intl.NumberFormat(await getLocale(), { maximumFractionDigits: 2 });
  const worth = ({ points, outOf }: { points: number; outOf: number }) =>
    t("points", { points: number.format(shownPoints(points)), outOf: number.format(shownPoints(outOf)) });
  return (
    <Panel title={t("effects", { changed: changed.length, all: effects.length })}>
      {changed.length > 0 ? (
        <ScrollRegion label={t("table")} className="mb-5">
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr>
                {(["student", "before", "after"] as const).map((head) => (
                  <th key={head} scope="col" className={`${box} text-[13px] font-semibold text-quiet`}>
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changed.map((effect) => (
                <tr key={effect.attemptId}>
                  <th scope="row" className={`${box} font-medium`}>
                    {t("sitting", { name: effect.name, number: effect.number ?? 1 })}
                  </th>
                  <td className={`num ${box} whitespace-nowrap`}>{worth(effect.before)}</td>
                  <td className={`num ${box} font-semibold whitespace-nowrap`}>{worth(effect.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      <p className="mb-5 text-quiet">{t("memories")}</p>
      <ActionForm action={correct} submit={t("apply")} pending={t("pending")}>
        <About of={about} />
        <input type="hidden" name="cardId" value={cardId} />
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="kind" value={wanted.kind} />
        <input type="hidden" name="text" value={wanted.text} />
        <FormText name="reason" label={t("reason")} maxLength={500} required />
      </ActionForm>
    </Panel>
  );
}

/** What names the sittings, as hidden fields. */
export function About({ of }: { of: Corrections["about"] }) {
  return Object.entries(of).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
