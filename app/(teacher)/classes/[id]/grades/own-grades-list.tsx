import { getLocale, getTranslations } from "next-intl/server";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { OwnGrades } from "@/db/queries/grades/own";
import { shownPercent, shownPoints } from "@/learn/grades/shown";

const box = "border-b border-line px-2 py-2.5 text-left align-top";

/** A student's own grades in a class. */
export async function OwnGradesList({ grades, total }: OwnGrades) {
  const t = await getTranslations("grades");
  const locale = await getLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const share = total?.share ?? null;
  return (
    <Panel
      title={t("own")}
      aside={
        share === null ? null : (
          <span className="num text-base font-semibold text-ink">
            {percent.format(shownPercent(share) / 100)}
          </span>
        )
      }
    >
      {grades.length === 0 ? (
        <p className="text-quiet">{t("nothingYet")}</p>
      ) : (
        <ScrollRegion label={t("ownTable")}>
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr>
                <th scope="col" className={`${box} text-[13px] font-semibold text-quiet`}>
                  {t("assignment")}
                </th>
                <th scope="col" className={`${box} text-right text-[13px] font-semibold text-quiet`}>
                  {t("pointsLabel")}
                </th>
              </tr>
            </thead>
            <tbody>
              {grades.map(({ column, cell }) => (
                <tr key={column.id}>
                  <th scope="row" className={`${box} font-medium`}>
                    {column.title}
                    {cell && (cell.late || cell.manual) ? (
                      <span className="block text-[13px] font-normal text-quiet">
                        {t(cell.manual ? "note.manual" : "note.late")}
                      </span>
                    ) : null}
                  </th>
                  <td className={`num ${box} text-right whitespace-nowrap`}>
                    {cell === null
                      ? t("notShown")
                      : cell.state === "excused"
                        ? t("excused")
                        : cell.points === null
                          ? t("none")
                          : t("points", {
                              points: number.format(shownPoints(cell.points)),
                              outOf: number.format(shownPoints(cell.possible)),
                            })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Panel>
  );
}
