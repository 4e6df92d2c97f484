import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { ActionForm } from "@/app/_ui/action-form";
import { PageHead, Panel } from "@/app/_ui/panel";
import { givableDeck, givenQuiz } from "@/db/queries/classes/assignments";
import { roster } from "@/db/queries/classes/members";
import { getTemplate } from "@/db/queries/classes/templates";
import type { AssignmentDraft } from "@/learn/class/assignment";
import { GOAL_SHARE } from "@/learn/class/goal";
import { draftOf } from "@/learn/class/template";
import { addDaysZoned, fromLocalField, toLocalField } from "@/learn/zoned-time";
import { assign } from "../assignments/actions";
import { DraftFields } from "../assignments/draft-form";
import { Choose } from "./choose";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.assign"))("title") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** First what is given, then when and how: nothing is stored until it is assigned. */
export default async function AssignPage({ params, searchParams }: Props) {
  const { user, access } = await requireClass((await params).id, "class.assign");
  const t = await getTranslations("classes.assign");
  const { deck = "", quiz = "", template = "" } = await searchParams;
  const { timeZone, name } = access.head;
  const chosen = { deck: String(deck), quiz: String(quiz), template: String(template) };
  const eyebrow = (
    <Link href={`/classes/${access.classId}`} className="link">
      {name}
    </Link>
  );
  if (!chosen.deck && !chosen.quiz && !chosen.template) {
    return (
      <>
        <PageHead eyebrow={eyebrow} title={t("title")} text={t("choose")} />
        <Choose classId={access.classId} userId={user.id} />
      </>
    );
  }
  const draft = await newDraft(user.id, chosen, timeZone);
  if (!draft) notFound();
  const students = (await roster(await database(), access)).filter(({ role }) => role === "student").length;
  return (
    <>
      <PageHead eyebrow={eyebrow} title={t("title")} text={draft.title} />
      <Panel className="max-w-3xl">
        <p className="mb-5 text-[13px]">
          <Link href={`/classes/${access.classId}/assign`} className="link">
            {t("other")}
          </Link>
        </p>
        <ActionForm
          action={assign}
          submit={t("submit", { n: students })}
          pending={(await getTranslations("classes"))("pending")}
        >
          <input type="hidden" name="class" value={access.classId} />
          {Object.entries(chosen).map(([what, value]) => (
            <input key={what} type="hidden" name={what} value={value} />
          ))}
          <DraftFields draft={draft} timeZone={timeZone} />
        </ActionForm>
      </Panel>
    </>
  );
}

/** What the form begins with: due in a week, at six in the evening of the class. */
async function newDraft(
  userId: string,
  { deck, quiz, template }: { deck: string; quiz: string; template: string },
  timeZone: string,
): Promise<AssignmentDraft | null> {
  const db = await database();
  const today = toLocalField(Date.now(), timeZone).slice(0, 10);
  const evening = fromLocalField(`${today}T18:00`, timeZone)?.at ?? Date.now();
  const dates = { opensAt: null, dueAt: addDaysZoned(evening, 7, timeZone), closesAt: null };
  if (template) {
    const kept = await getTemplate(db, userId, template);
    return kept && draftOf(kept.draft, today, timeZone);
  }
  if (quiz) {
    const found = await givenQuiz(db, userId, quiz);
    return found && { ...found, ...dates, late: { kind: "accept" } };
  }
  const found = /^\d{1,9}$/.test(deck) ? await givableDeck(db, Number(deck)) : null;
  return (
    found && {
      title: found.title,
      instructions: "",
      given: { kind: "deck", deckId: Number(deck), goal: { kind: "met-and-recalled", share: GOAL_SHARE } },
      late: { kind: "accept" },
      ...dates,
    }
  );
}
