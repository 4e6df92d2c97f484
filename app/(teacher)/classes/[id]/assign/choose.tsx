import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { database } from "@/app/_server/database";
import { ActionForm } from "@/app/_ui/action-form";
import { LinkButton } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import { givableDecks } from "@/db/queries/classes/assignments";
import { listTemplates } from "@/db/queries/classes/templates";
import { listQuizzes } from "@/db/queries/quizzes";
import { forget } from "../assignments/actions";

/** What can be given: decks, one's own quizzes, one's own templates. */
export async function Choose({ classId, userId }: { classId: string; userId: string }) {
  const t = await getTranslations("classes.assign");
  const db = await database();
  const decks = await givableDecks(db);
  const quizzes = await listQuizzes(db, userId, Date.now());
  const templates = await listTemplates(db, userId);
  const to = (what: string, id: string | number) => `/classes/${classId}/assign?${what}=${id}`;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Panel title={t("decks")}>
        <List
          entries={decks.map(({ id, title, cards }) => ({
            href: to("deck", id),
            title,
            aside: t("cards", { n: cards }),
          }))}
        />
      </Panel>
      <div className="grid gap-6">
        <Panel title={t("quizzes")}>
          {quizzes.length > 0 ? (
            <List
              entries={quizzes.map(({ id, title, questions }) => ({
                href: to("quiz", id),
                title,
                aside: t("questions", { n: questions }),
              }))}
            />
          ) : (
            <div className="grid justify-items-start gap-3">
              <p className="text-sm text-quiet">{t("noQuizzes")}</p>
              <LinkButton href="/quizzes/new">{t("makeQuiz")}</LinkButton>
            </div>
          )}
        </Panel>
        {templates.length > 0 ? (
          <Panel title={t("templates")}>
            <List
              entries={templates.map(({ id, name }) => ({
                href: to("template", id),
                title: name,
                aside: (
                  <ActionForm
                    action={forget}
                    variant="quiet"
                    submit={
                      <>
                        {t("forget")} <span className="sr-only">{name}</span>
                      </>
                    }
                    pending={t("forgetting")}
                  >
                    <input type="hidden" name="class" value={classId} />
                    <input type="hidden" name="id" value={id} />
                  </ActionForm>
                ),
              }))}
            />
          </Panel>
        ) : null}
      </div>
    </div>
  );
}

function List({ entries }: { entries: readonly { href: string; title: string; aside: ReactNode }[] }) {
  return (
    <ul className="divide-y divide-line">
      {entries.map(({ href, title, aside }) => (
        <li key={href} className="relative flex min-h-11 items-center justify-between gap-4 py-1.5">
          <Link
            href={href}
            className="min-w-0 font-medium break-words outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-sky"
          >
            {title}
          </Link>
          <div className="num relative shrink-0 text-[13px] text-quiet">{aside}</div>
        </li>
      ))}
    </ul>
  );
}
