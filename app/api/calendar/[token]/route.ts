import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { calendarUser, isCalendarToken } from "@/app/_server/calendar-link";
import { env } from "@/app/_server/env";
import { AppError } from "@/app/_server/errors";
import { query } from "@/app/_server/mutation";
import { feedVersion } from "@/db/queries/calendar-feeds";
import { assignedTo } from "@/db/queries/classes/for-student";
import { type CalendarEvent, calendarOf } from "@/learn/class/icalendar";

/** What is due for the owner of a private link, as a calendar: whoever has the link may read it, until it is taken back. */
export const GET = query({
  who: "anyone",
  input: z.object({}),
  limit: { name: "calendar", points: 120, seconds: 3600, by: "ip" },
  async run({ db, params }) {
    const token = String(params.token).replace(/\.ics$/, "");
    const userId = calendarUser(token);
    const version = userId && (await feedVersion(db, userId));
    if (!userId || !version || !isCalendarToken(token, userId, version)) {
      throw new AppError("not-found", "There is no such calendar.");
    }
    const t = await getTranslations("classes.calendar");
    const { baseUrl } = env();
    const events = (await assignedTo(db, userId)).flatMap(
      ({ assignment, className, effective }): CalendarEvent[] => {
        const at = effective.dueAt ?? effective.closesAt;
        if (at === null) return [];
        return [
          {
            uid: `${assignment.id}@zerek`,
            at,
            title: t("event", { title: assignment.title, class: className }),
            text: assignment.instructions,
            url: `${baseUrl}/classes/${assignment.classId}/assignments/${assignment.id}`,
            changedAt: assignment.updatedAt,
            revision: assignment.revision,
          },
        ];
      },
    );
    return new Response(calendarOf(t("name"), events), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="zerek.ics"',
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      },
    });
  },
});
