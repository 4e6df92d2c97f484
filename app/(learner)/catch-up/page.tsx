import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm } from "@/app/_ui/action-form";
import { Button, LinkButton } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { formatDay } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { backlogOf, nameOfSpread, standingSpread, usualMinutesOf } from "@/db/queries/backlog";
import { getSettings } from "@/db/queries/settings";
import { spreadBacklog } from "@/learn/backlog";
import { studyDay } from "@/learn/day";
import { spread, undo } from "./actions";
import { DaysFigure } from "./days-figure";
import { minutesInput } from "./fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catchUp"))("title") };
}

/** A backlog after a break, and how it would be spread over days: shown before it is done, and undone in one go. */
export default async function CatchUpPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const user = await requireUser("/catch-up");
  const [t, locale, db] = await Promise.all([getTranslations("catchUp"), getLocale(), database()]);
  const query = await searchParams;
  const now = Date.now();
  const settings = await getSettings(db, user.id);
  const today = studyDay(now, settings);
  const minutes = minutesInput.safeParse(query.minutes).data ?? (await usualMinutesOf(db, user.id));
  const [input, standing] = await Promise.all([
    backlogOf(db, user.id, settings, minutes, now),
    standingSpread(db, user.id, today),
  ]);
  const days = spreadBacklog(input);
  const waits = days.slice(1).reduce((sum, { cardIds }) => sum + cardIds.length, 0);
  const longDay = (day: string) => formatDay(day, locale, { weekday: "long", day: "numeric", month: "long" });
  return (
    <>
      <PageHead title={t("title")} text={t("text")} />
      <div className="grid max-w-3xl gap-5">
        {query.done === "undone" ? <Notice tone="good">{t("undone")}</Notice> : null}
        {standing ? (
          <Panel title={t("standing")}>
            <p className="mb-4 max-w-[60ch]">
              {t("standingText", { n: standing.waiting, until: longDay(standing.until) })}
            </p>
            <div className="flex flex-wrap items-start gap-3 max-sm:*:w-full">
              <LinkButton href="/today" variant="primary">
                {t("study")}
              </LinkButton>
              <ActionForm action={undo} variant="secondary" submit={t("undo")} pending={t("pending")}>
                <input type="hidden" name="at" value={standing.at} />
              </ActionForm>
            </div>
          </Panel>
        ) : null}
        {waits > 0 ? (
          <Panel title={t("plan")}>
            <form method="get" className="mb-6 flex flex-wrap items-end gap-3">
              <TextField
                name="minutes"
                label={t("minutes")}
                type="number"
                inputMode="numeric"
                min={1}
                max={600}
                defaultValue={minutes}
                className="max-w-40"
              />
              <Button type="submit">{t("show")}</Button>
            </form>
            <DaysFigure input={input} days={days} today={today} />
            <p className="mt-5 mb-4 max-w-[60ch] text-quiet">
              {t("promise", { fresh: settings.preset.newPerDay })}
            </p>
            <ActionForm action={spread} submit={t("do", { n: waits })} pending={t("pending")}>
              <input type="hidden" name="minutes" value={minutes} />
              <input type="hidden" name="name" value={nameOfSpread(days)} />
            </ActionForm>
          </Panel>
        ) : standing ? null : (
          <Panel>
            <EmptyState
              title={t("emptyTitle")}
              text={t("emptyText", { n: input.backlog.length, minutes })}
              action={<LinkButton href="/today">{t("back")}</LinkButton>}
            />
          </Panel>
        )}
      </div>
    </>
  );
}
