import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { Misconception } from "@/learn/quiz/misconceptions";

/** So many are shown at once; the others are one key away. */
const SHOWN = 6;
/** Asked of fewer, how many it were says more than a percentage. */
const ENOUGH = 10;

/** The wrong ideas that answers show, the most common first. */
export async function MisconceptionsPanel({
  misconceptions,
  names,
  note = null,
  remedy,
}: {
  misconceptions: readonly Misconception[];
  names: ReadonlyMap<string, string>;
  /** said above the list */
  note?: ReactNode;
  /** what can be done about one of them */
  remedy?: (one: Misconception) => ReactNode;
}) {
  const t = await getTranslations("analysis.misconceptions");
  const rest = misconceptions.slice(SHOWN);
  return (
    <Panel title={t("title")}>
      {misconceptions.length === 0 ? <p className="text-quiet">{t("none")}</p> : null}
      {note ? <p className="mb-2 max-w-[64ch] text-sm text-quiet">{note}</p> : null}
      <MisconceptionList list={misconceptions.slice(0, SHOWN)} names={names} remedy={remedy} />
      {rest.length > 0 ? (
        <details className="mt-2">
          <summary className="link inline-flex min-h-11 list-none items-center text-sm">
            {t("more", { n: rest.length })}
          </summary>
          <MisconceptionList list={rest} names={names} remedy={remedy} />
        </details>
      ) : null}
    </Panel>
  );
}

async function MisconceptionList({
  list,
  names,
  remedy,
}: {
  list: readonly Misconception[];
  names: ReadonlyMap<string, string>;
  remedy: ((one: Misconception) => ReactNode) | undefined;
}) {
  const t = await getTranslations("analysis.misconceptions");
  const locale = await getLocale();
  const people = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <ul className="divide-y divide-line">
      {list.map((one) => {
        const { kind, factId, prompt, text, students, asked } = one;
        return (
          <li
            key={`${kind}|${factId}|${one.otherFactId ?? ""}|${text}`}
            className="flex flex-wrap gap-x-4 gap-y-2 py-3.5 sm:gap-x-5"
          >
            <span className="num w-16 shrink-0 font-serif text-2xl font-semibold whitespace-nowrap">
              {asked < ENOUGH
                ? t("of", { n: students.length, asked })
                : formatShare(students.length / asked, locale)}
            </span>
            <div className="min-w-0 flex-1 basis-56">
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
            {remedy ? <div className="print:hidden">{remedy(one)}</div> : null}
          </li>
        );
      })}
    </ul>
  );
}
