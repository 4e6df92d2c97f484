import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { clinicOf } from "@/db/queries/clinic";
import { loadCards } from "../sitting";
import { StudyRunner } from "../study-runner";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clinic"))("title") };
}

const input = z.object({
  card: z.coerce.number().int().min(1).optional(),
  as: z.literal("form").optional(),
});

/**
 * The cards of the clinic, or one of them, each followed by what it is confused with, or alone in another form. They
 * stay there until they are put back.
 */
export default async function StudyClinicPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const user = await requireUser("/study/clinic");
  const t = await getTranslations("clinic");
  const { data } = input.safeParse(await searchParams);
  const all = await clinicOf(await database(), user.id, Date.now());
  const chosen = data?.card ? all.filter(({ id }) => id === data.card) : all;
  if (chosen.length === 0) redirect("/clinic");
  const ids = chosen.flatMap(({ id, confused }) =>
    confused?.other && !data?.as ? [id, confused.other.id] : [id],
  );
  const sitting = await loadCards(user.id, [...new Set(ids)]);
  return (
    <StudyRunner
      key={sitting.visit}
      userId={user.id}
      title={t("title")}
      backHref="/clinic"
      moreHref="/study/today"
      sitting={{
        ...sitting,
        otherForms: data?.as === "form",
        // They are in the clinic already: nothing is set aside from here.
        presets: Object.fromEntries(
          Object.entries(sitting.presets).map(([id, preset]) => [id, { ...preset, leechLapses: 0 }]),
        ),
      }}
    />
  );
}
