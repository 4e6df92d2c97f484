import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { Button } from "@/app/_ui/button";
import { SelectField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { listDecks } from "@/db/queries/decks";
import { PURPOSES } from "@/learn/purpose";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purpose"))("title") };
}

/** Which cards to study for which reason, each saying what it does to the schedule. */
export default async function PurposePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const user = await requireUser("/purpose");
  const t = await getTranslations("purpose");
  const { deck, by, none } = await searchParams;
  const decks = await listDecks(await database(), user.id, Date.now());
  const chosen = PURPOSES.find((one) => one === by) ?? PURPOSES[0];
  return (
    <>
      <PageHead title={t("title")} text={t("text")} />
      <div className="grid max-w-2xl gap-5">
        {none === "yes" ? <Notice>{t("none")}</Notice> : null}
        <Panel>
          <form action="/study/purpose" method="get" className="grid gap-5">
            <SelectField
              name="deck"
              label={t("deck")}
              defaultValue={typeof deck === "string" ? deck : undefined}
              options={decks.map(({ packId, slug, title }) => ({ value: `${packId}/${slug}`, label: title }))}
            />
            <fieldset className="grid gap-2">
              <legend className="mb-2 text-sm font-semibold">{t("which")}</legend>
              {PURPOSES.map((purpose) => (
                <label
                  key={purpose}
                  className="flex cursor-pointer gap-3 rounded-control border border-line px-4 py-3 has-[:checked]:border-sky has-[:checked]:bg-sky-soft has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-sky"
                >
                  <input
                    type="radio"
                    name="by"
                    value={purpose}
                    defaultChecked={purpose === chosen}
                    className="mt-0.5 size-5 shrink-0 accent-sky outline-none"
                  />
                  <span>
                    <span className="block font-semibold">{t(`${purpose}.title`)}</span>
                    <span className="block text-[13px] text-quiet">{t(`${purpose}.text`)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
            <Button type="submit" variant="primary" className="justify-self-start max-sm:w-full">
              {t("study")}
            </Button>
          </form>
        </Panel>
      </div>
    </>
  );
}
