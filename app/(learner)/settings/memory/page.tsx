import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm } from "@/app/_ui/action-form";
import { formatMoment } from "@/app/_ui/format";
import { PageHead, Panel } from "@/app/_ui/panel";
import { fittedWeights } from "@/db/queries/fit";
import { getSettings } from "@/db/queries/settings";
import { chooseWeights } from "./actions";
import { FitButton } from "./fit-button";
import { TrialPanel } from "./trial-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("memory"))("title") };
}

/** Which weights are in use, fitting them to one's own reviews, and taking that back. */
export default async function MemoryPage() {
  const user = await requireUser("/settings/memory");
  const t = await getTranslations("memory");
  const locale = await getLocale();
  const db = await database();
  const [settings, fitted] = await Promise.all([getSettings(db, user.id), fittedWeights(db, user.id)]);
  const dayOf = (at: Date) => formatMoment(at.getTime(), locale, settings.timeZone);
  const used = fitted.find(({ id }) => id === settings.weights?.id);
  const others = fitted.filter(({ id }) => id !== settings.weights?.id).slice(0, 3);
  return (
    <>
      <PageHead title={t("title")} text={t("text")} />
      <div className="grid max-w-3xl gap-5">
        <Panel title={t("use.title")}>
          <p>{used ? t("use.fitted", { day: dayOf(used.fittedAt) }) : t("use.defaults")}</p>
          <p className="mt-2 max-w-[60ch] text-[13px] text-quiet">{t("use.note")}</p>
          <div className="mt-4 flex flex-wrap gap-3">
            {settings.weights ? (
              <ActionForm
                action={chooseWeights}
                submit={t("use.toDefaults")}
                pending={t("use.pending")}
                variant="secondary"
              />
            ) : null}
            {others.map(({ id, fittedAt }) => (
              <ActionForm
                key={id}
                action={chooseWeights}
                submit={t("use.again", { day: dayOf(fittedAt) })}
                pending={t("use.pending")}
                variant="secondary"
              >
                <input type="hidden" name="id" value={id} />
              </ActionForm>
            ))}
          </div>
        </Panel>
        <Panel title={t("fit.title")}>
          <p className="mb-4 max-w-[60ch] text-quiet">{t("fit.text")}</p>
          <NextIntlClientProvider messages={{ memory: messages.memory }}>
            <FitButton />
          </NextIntlClientProvider>
        </Panel>
        {used ? <TrialPanel verdict={used.verdict} /> : null}
        <p>
          <Link href="/progress/workload" className="link">
            {t("workloadLink")}
          </Link>
        </p>
      </div>
    </>
  );
}
