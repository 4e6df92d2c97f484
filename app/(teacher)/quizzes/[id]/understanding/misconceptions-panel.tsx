import { getLocale, getTranslations } from "next-intl/server";
import { formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { Misconception } from "@/learn/quiz/analysis";

/** So many are shown at once; the others are one key away. */
const SHOWN = 6;

/** The wrong ideas that answers show, the most common first. */
export async function MisconceptionsPanel({
  misconceptions,
  names,
}: {
  misconceptions: readonly Misconception[];
  names: ReadonlyMap<string, string>;
}) {
  const t = await getTranslations("analysis.misconceptions");
  const rest = misconceptions.slice(SHOWN);
  return (
    <Panel title={t("title")}>
      {misconceptions.length === 0 ? <p className="text-quiet">{t("none")}</p> : null}
      <MisconceptionList list={misconceptions.slice(0, SHOWN)} names={names} />
      {rest.length > 0 ? (
        <details className="mt-2">
          <summary className="link inline-flex min-h-11 list-none items-center text-sm">
            {t("more", { n: rest.length })}
          </summary>
          <MisconceptionList list={rest} names={names} />
        </details>
      ) : null}
    </Panel>
  );
}

async function MisconceptionList({
  list,
  names,
}: {
  list: readonly Misconception[];
  names: ReadonlyMap<string, string>;
}) {
  const t = await getTranslations("analysis.misconceptions");
  const locale = await getLocale();
  const people = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <ul className="divide-y divide-line">
      {list.map(({ kind, factId, prompt, text, students, asked }) => (
        <li key={`${kind}|${factId}|${text}`} className="flex gap-4 py-3.5 sm:gap-5">
          <span className="num w-16 shrink-0 font-serif text-2xl font-semibold">
            {formatShare(students.length / Math.max(1, asked), locale)}
          </span>
          <div className="min-w-0">
            <h3 className="font-semibold">{t(`kind.${kind}`)}</h3>
            <p className="mt-0.5 max-w-[64ch] font-serif text-[17px] text-pretty">{prompt}</p>
            <p className="mt-0.5 max-w-[64ch] text-sm text-quiet">{text}</p>
            <p className="mt-1 max-w-[64ch] text-[13px] text-quiet wrap-anywhere">
              {t("who", {
                n: students.length,
                asked,
                names: people.format(students.map((id) => names.get(id) ?? "")),
              })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
