import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { Quiz } from "@/db/queries/quizzes";

/** The head of a quiz's pages for its owner: its title, and the way between them. */
export async function QuizHead({ quiz, here }: { quiz: Quiz; here: "edit" | "results" | "understanding" }) {
  const t = await getTranslations("quizzes");
  const pages = [
    { id: "edit", href: `/quizzes/${quiz.id}`, label: t("tabs.edit") },
    { id: "results", href: `/quizzes/${quiz.id}/results`, label: t("tabs.results") },
    { id: "understanding", href: `/quizzes/${quiz.id}/understanding`, label: t("tabs.understanding") },
  ] as const;
  return (
    <header className="mb-7">
      <p className="mb-2 text-[13px] font-semibold">
        <Link href="/quizzes" className="link">
          {t("title")}
        </Link>
        {quiz.archived ? <span className="text-quiet"> · {t("archived")}</span> : null}
      </p>
      <h1 className="text-[clamp(1.75rem,4.6vw,2.5rem)] break-words">{quiz.title}</h1>
      <nav aria-label={t("tabs.label")} className="mt-5 flex gap-6 border-b border-line">
        {pages.map((page) => (
          <Link
            key={page.id}
            href={page.href}
            {...(page.id === here ? { "aria-current": "page" } : {})}
            className="-mb-px flex min-h-11 items-center border-b-2 border-transparent font-medium text-quiet hover:text-ink aria-[current=page]:border-sky aria-[current=page]:text-ink"
          >
            {page.label}
          </Link>
        ))}
      </nav>
    </header>
  );
}
