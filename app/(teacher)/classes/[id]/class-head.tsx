import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { mayDo } from "@/app/_server/class";
import { Notice } from "@/app/_ui/notice";
import type { ClassAccess } from "@/db/queries/classes/access";

/** The head of a class's pages: its name, and the way between those one may see. */
export async function ClassHead({
  access,
  here,
  action,
}: {
  access: ClassAccess;
  here: "overview" | "understanding" | "people" | "grades" | "settings";
  action?: ReactNode;
}) {
  const t = await getTranslations("classes");
  const { head, classId } = access;
  const pages = [
    { id: "overview", href: `/classes/${classId}`, may: "class.view" },
    { id: "understanding", href: `/classes/${classId}/understanding`, may: "class.results" },
    { id: "people", href: `/classes/${classId}/people`, may: "class.roster" },
    { id: "grades", href: `/classes/${classId}/grades`, may: "class.view" },
    { id: "settings", href: `/classes/${classId}/settings`, may: "class.settings" },
  ] as const;
  // The settings of a class put away are where it is taken out again.
  const shown = pages.filter(
    ({ may, id }) => mayDo(access, may) || (id === "settings" && mayDo(access, "class.archive")),
  );
  return (
    <header className="mb-7">
      <p className="mb-2 text-[13px] font-semibold">
        <Link href="/classes" className="link">
          {t("title")}
        </Link>
      </p>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
        <h1 className="min-w-0 text-[clamp(1.75rem,4.6vw,2.5rem)] break-words">{head.name}</h1>
        {action ? <div className="max-sm:w-full max-sm:*:w-full print:hidden">{action}</div> : null}
      </div>
      {shown.length > 1 ? (
        <nav
          aria-label={t("tabs.label")}
          className="mt-5 flex gap-6 overflow-x-auto shadow-[inset_0_-1px_0_var(--line)] [scrollbar-width:none] max-sm:-mx-4.5 max-sm:px-4.5 print:hidden"
        >
          {shown.map((page) => (
            <Link
              key={page.id}
              href={page.href}
              {...(page.id === here ? { "aria-current": "page" } : {})}
              className="flex min-h-11 shrink-0 items-center border-b-2 border-transparent font-medium text-quiet hover:text-ink aria-[current=page]:border-sky aria-[current=page]:text-ink"
            >
              {t(`tabs.${page.id}`)}
            </Link>
          ))}
        </nav>
      ) : null}
      {head.archivedAt === null ? null : <Notice className="mt-5">{t("archived")}</Notice>}
    </header>
  );
}
