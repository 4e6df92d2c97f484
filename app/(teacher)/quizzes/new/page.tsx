import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { listPacks } from "@/db/queries/packs";
import { getSettings } from "@/db/queries/settings";
import { newBlueprint } from "@/learn/quiz/draft";
import { EditorPage } from "../editor-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quizzes"))("new") };
}

interface Props {
  searchParams: Promise<{ pack?: string }>;
}

/** A quiz that is not saved yet: nothing is stored until its author says so. */
export default async function NewQuizPage({ searchParams }: Props) {
  const user = await requireUser("/quizzes/new");
  const t = await getTranslations("quizzes");
  const db = await database();
  const [packs, settings, { pack: wanted }] = await Promise.all([
    listPacks(db),
    getSettings(db, user.id),
    searchParams,
  ]);
  const pack = packs.find((one) => one.id === wanted) ?? packs[0];
  if (!pack) {
    return (
      <>
        <PageHead title={t("new")} />
        <Panel>
          <EmptyState title={t("noPackTitle")} text={t("noPackText")} />
        </Panel>
      </>
    );
  }
  const draft = {
    title: t("newTitle"),
    instructions: "",
    blueprint: newBlueprint(pack.id),
    opensAt: null,
    closesAt: null,
  };
  return (
    <>
      <PageHead eyebrow={pack.title} title={t("new")} text={t("newText")} />
      <EditorPage opened={{ id: null, revision: 0, draft, timeZone: settings.timeZone }} />
    </>
  );
}
