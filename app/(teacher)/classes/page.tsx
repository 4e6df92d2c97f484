import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { LinkButton } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { type ClassSummary, listClasses } from "@/db/queries/classes/classes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes"))("title") };
}

interface Props {
  searchParams: Promise<{ show?: string; left?: string }>;
}

/** The classes one teaches, and those one takes part in. */
export default async function ClassesPage({ searchParams }: Props) {
  const user = await requireUser("/classes");
  const t = await getTranslations("classes");
  const { show, left } = await searchParams;
  const away = show === "archived";
  const all = await listClasses(await database(), user.id, { archived: away });
  const teaching = all.filter(({ role }) => role !== "student");
  const learning = all.filter(({ role }) => role === "student");
  const actions = (
    <div className="flex flex-wrap gap-3 max-sm:grid">
      <LinkButton href="/join">{t("join")}</LinkButton>
      <LinkButton href="/classes/new" variant="primary">
        {t("new")}
      </LinkButton>
    </div>
  );
  return (
    <>
      <PageHead
        title={away ? t("archivedTitle") : t("title")}
        action={away || all.length === 0 ? undefined : actions}
      />
      {left ? (
        <Notice tone="good" className="mb-6">
          {t("left")}
        </Notice>
      ) : null}
      {all.length === 0 ? (
        away ? (
          <p className="text-quiet">{t("archivedEmpty")}</p>
        ) : (
          <Panel>
            <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={actions} />
          </Panel>
        )
      ) : null}
      <div className="grid gap-9">
        <ClassList title={t("teaching")} classes={teaching} />
        <ClassList title={t("learning")} classes={learning} />
      </div>
      <p className="mt-6 text-[13px]">
        <Link href={away ? "/classes" : "/classes?show=archived"} className="link">
          {away ? t("toList") : t("toArchive")}
        </Link>
      </p>
    </>
  );
}

async function ClassList({ title, classes }: { title: string; classes: readonly ClassSummary[] }) {
  const t = await getTranslations("classes");
  if (classes.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 text-xl">{title}</h2>
      <ul className="divide-y divide-line border-y border-line">
        {classes.map((one) => (
          <li
            key={one.id}
            className="relative grid items-baseline gap-x-8 gap-y-1 px-2 py-4 transition-colors hover:bg-sunk/60 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="min-w-0">
              <Link
                href={`/classes/${one.id}`}
                className="font-serif text-lg leading-snug font-semibold break-words outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-sky"
              >
                {one.name}
              </Link>
              <p className="mt-0.5 text-[13px] break-words text-quiet">
                {t("by", { names: one.teachers.join(", ") })}
              </p>
            </div>
            <p className="num text-[13px] text-quiet">
              {t(`role.${one.relation}`)} · {t("students", { n: one.students })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
