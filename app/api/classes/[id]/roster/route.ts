import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { classMutation, classQuery } from "@/app/_server/class";
import { inviteAll } from "@/app/_server/class-mails";
import { AppError, JSON_HEADERS } from "@/app/_server/errors";
import { readRoster } from "@/app/_server/roster-file";
import { updateFromRoster } from "@/db/queries/classes/import";
import { listInvites } from "@/db/queries/classes/invites";
import { roster } from "@/db/queries/classes/members";
import { csvOf } from "@/learn/class/csv";
import { planRoster } from "@/learn/class/roster";
import { rosterInput } from "./schema";

/** The roster as CSV: columns email, name, number, group, role, timeFactor, extraAttempts, extraDays. */
export const GET = classQuery({
  may: "class.roster",
  input: z.object({}),
  async run({ db, access }) {
    const people = await roster(db, access);
    const head = ["email", "name", "number", "group", "role", "timeFactor", "extraAttempts", "extraDays"];
    const rows = people.map(({ email, name, studentNumber, groupName, role, granted }) => [
      email,
      name,
      studentNumber,
      groupName,
      role,
      granted.timeFactor,
      granted.extraAttempts,
      granted.extraDays,
    ]);
    return new Response(csvOf([head, ...rows]), {
      headers: {
        ...JSON_HEADERS,
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="roster.csv"',
      },
    });
  },
});

/**
 * A roster from a file. `{ steps }` says what each line does; with `apply` it is done: members are updated, the others
 * invited. Nobody becomes a member without accepting, and nobody is removed.
 */
export const POST = classMutation({
  may: "class.people",
  input: rosterInput,
  maxBytes: 2 * 1024 * 1024,
  limit: { name: "import-roster", points: 60, seconds: 3600, by: "user" },
  async run({ db, user, access, input }) {
    const lines = readRoster(input.csv);
    if ("problem" in lines) {
      const t = await getTranslations("classes.import.problem");
      throw new AppError("invalid", t(lines.problem, { line: lines.line ?? 0 }), { reason: lines.problem });
    }
    const now = Date.now();
    const members = (await roster(db, access)).map((member) => ({ ...member, invited: false }));
    const invited = (await listInvites(db, access, now)).map((one) => ({ ...one, invited: true }));
    const steps = planRoster(lines.lines, [...invited, ...members]);
    if (input.apply) {
      const of = (does: "update" | "invite") =>
        steps
          .filter((step) => step.does === does)
          .map(({ email, name, number, group }) => ({
            email,
            rosterName: name || null,
            studentNumber: number || null,
            groupName: group || null,
          }));
      await updateFromRoster(db, access, of("update"));
      await inviteAll(
        db,
        user,
        access,
        of("invite").map((person) => ({ ...person, role: "student" })),
        now,
      );
    }
    return { steps };
  },
});
