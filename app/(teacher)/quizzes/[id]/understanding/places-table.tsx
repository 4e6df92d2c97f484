import { useLocale, useTranslations } from "next-intl";
import { formatShare } from "@/app/_ui/format";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { Place } from "@/learn/quiz/analysis";
import type { Figure } from "@/learn/stats/figure";
import { ColumnHeads } from "./column-heads";
import type { Unit } from "./figure-text";

const COLUMNS = [
  "place",
  "different",
  "asked",
  "facility",
  "guess",
  "intended",
  "effective",
  "discrimination",
  "efficiency",
  "deviation",
] as const;
const cell = "border-b border-line px-2 py-2 text-right";

/** The places of a quiz whose students were asked different questions, with what each counts for in the totals. */
export function PlacesTable({
  places,
  figure,
}: {
  places: readonly Place[];
  figure: (figure: Figure, digits?: number, unit?: Unit) => string;
}) {
  const t = useTranslations("analysis.questions");
  const locale = useLocale();
  const percent = (share: Figure) =>
    share.value === null ? figure(share) : formatShare(share.value, locale);
  return (
    <>
      <h3 className="mt-7 font-semibold">{t("places")}</h3>
      <p className="mt-1 max-w-[64ch] text-sm text-quiet">{t("placesText")}</p>
      <ScrollRegion label={t("places")} className="-mx-5 mt-3 px-5 sm:-mx-6 sm:px-6">
        <table className="num w-full min-w-[52rem] border-collapse text-sm print:min-w-0 print:text-[11px]">
          <ColumnHeads titles={COLUMNS.map((column) => t(column))} />
          <tbody>
            {places.map((place) => (
              <tr key={place.id}>
                <th scope="row" className="border-b border-line px-2 py-2 text-left font-normal">
                  {place.number}
                </th>
                <td className={cell}>{place.questions}</td>
                <td className={cell}>{place.asked}</td>
                <td className={cell}>{percent(place.facility)}</td>
                <td className={cell}>{place.guess.value === null ? "–" : percent(place.guess)}</td>
                <td className={cell}>{figure(place.intendedWeight, 1, "%")}</td>
                <td className={cell}>{figure(place.effectiveWeight, 1, "%")}</td>
                <td className={cell}>{figure(place.discrimination.index, 0)}</td>
                <td className={cell}>{figure(place.discrimination.efficiency, 0, "%")}</td>
                <td className={cell}>{figure(place.deviation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
