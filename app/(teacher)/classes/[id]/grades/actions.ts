"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { classAction } from "@/app/_server/class";
import { adjustGrade } from "@/db/queries/grades/adjust";
import { applyCorrection, assignmentScope, undoCorrection } from "@/db/queries/grades/correct";
import { saveScheme } from "@/db/queries/grades/settings";
import { changeOf, correctionFields } from "./correction-fields";
import { schemeOf } from "./scheme-fields";

const reason = z.string().trim().min(1, "required").max(500, "invalid");
const pageOf = (classId: string) => `/classes/${classId}/grades`;

const points = z
  .string()
  .default("")
  .transform((text) => (text.trim() === "" ? null : Number(text.trim().replace(",", "."))))
  .pipe(z.number("range").min(0, "range").max(100_000, "range").nullable());

export const adjust = classAction({
  may: "class.grade",
  input: z.object({
    user: z.string(),
    assignment: z.string(),
    how: z.enum(["manual", "excused", "none"]),
    points,
    reason,
  }),
  async run({ db, access, input }) {
    const t = await getTranslations("grades");
    if (input.how === "manual" && input.points === null) return { fields: { points: t("pointsMissing") } };
    const set =
      input.how === "none"
        ? null
        : input.how === "excused"
          ? { kind: "excused" as const }
          : { kind: "manual" as const, points: input.points ?? 0 };
    const known = z.uuid().safeParse(input.user).success && z.uuid().safeParse(input.assignment).success;
    const done =
      known &&
      (await db.transaction((tx) =>
        adjustGrade(
          tx,
          access,
          { userId: input.user, assignmentId: input.assignment, set, reason: input.reason },
          Date.now(),
        ),
      ));
    if (!done) return { error: t("gone") };
    revalidatePath(pageOf(access.classId));
    return { done: t("saved") };
  },
});

export const saveGrading = classAction({
  may: "class.settings",
  input: z.record(z.string(), z.string()),
  async run({ db, access, input }) {
    const t = await getTranslations("grades.settings");
    const scheme = schemeOf(input);
    if (!scheme) return { error: t("invalid") };
    const { status } = await db.transaction((tx) =>
      saveScheme(tx, access, Number(input.revision), scheme, Date.now()),
    );
    if (status === "conflict") return { error: t("conflict") };
    revalidatePath(pageOf(access.classId));
    return { done: t("saved") };
  },
});

export const correct = classAction({
  may: "class.correct",
  input: z.object({ assignment: z.string(), ...correctionFields, reason }),
  async run({ db, access, input }) {
    const t = await getTranslations("grades.correct");
    const scope = await assignmentScope(db, access, input.assignment);
    const change = changeOf(input);
    if (!scope || !change) return { error: t("invalid") };
    const { cardId, form } = input;
    const { changed } = await applyCorrection(
      db,
      scope,
      { cardId, form, change, reason: input.reason },
      Date.now(),
    );
    revalidatePath(pageOf(access.classId));
    redirect(`${pageOf(access.classId)}/corrections/${input.assignment}?corrected=${changed}`);
  },
});

export const takeBack = classAction({
  may: "class.correct",
  input: z.object({ assignment: z.string(), correction: z.string(), reason }),
  async run({ db, access, input }) {
    const t = await getTranslations("grades.correct");
    const scope = await assignmentScope(db, access, input.assignment);
    if (!scope) return { error: t("invalid") };
    await undoCorrection(db, scope, input.correction, input.reason, Date.now());
    revalidatePath(pageOf(access.classId));
    redirect(`${pageOf(access.classId)}/corrections/${input.assignment}`);
  },
});
