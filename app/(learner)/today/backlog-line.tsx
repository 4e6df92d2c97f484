import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import type { Plan } from "@/app/_shell/plan";
import { backlogOf, standingSpread, usualMinutesOf } from "@/db/queries/backlog";
import { isFarOver, LEAST_CARDS, secondsOf } from "@/learn/backlog";
import { studyDay } from "@/learn/day";

/** After a break: the offer to spread what is due over days, or that it is spread. Nothing otherwise. */
export async function BacklogLine({ userId, plan }: { userId: string; plan: Plan }) {
  const t = await getTranslations("catchUp");
  const db = await database();
  const { queue, now, settings } = plan;
  const standing = await standingSpread(db, userId, studyDay(now, settings));
  if (standing) return <Line text={t("spreadLine", { n: standing.waiting })} link={t("spreadLink")} />;
  if (queue.dueReviews + queue.held + queue.overLimit < LEAST_CARDS) return null;
  const minutes = await usualMinutesOf(db, userId);
  const input = await backlogOf(db, userId, settings, minutes, now);
  if (!isFarOver(input)) return null;
  const needed = Math.round(secondsOf(input) / 60);
  return (
    <Line
      text={t("offer", { n: input.backlog.length, minutes: needed, days: Math.floor(needed / minutes) })}
      link={t("offerLink")}
    />
  );
}

function Line({ text, link }: { text: string; link: string }) {
  return (
    <p className="mt-3 max-w-[52ch] text-quiet">
      {text}{" "}
      <Link href="/catch-up" className="link">
        {link}
      </Link>
    </p>
  );
}
