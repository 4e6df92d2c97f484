import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { classTitle, requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { LinkButton } from "@/app/_ui/button";
import { formatMoment } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { listAssignments } from "@/db/queries/classes/assignments";
import { type AuditEntry, auditTrail } from "@/db/queries/grades/audit";
import { ClassHead } from "../../class-head";
import { entryWords } from "./entry-words";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ student?: string; assignment?: string; before?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = await classTitle((await params).id, "class.results");
  const title = (await getTranslations("grades.trailPage"))("title");
  return { title: name ? `${title} · ${name}` : title };
}

const A_PAGE = 100;
const head = "border-b border-line px-2 py-2 text-left text-[13px] font-semibold text-quiet";
const box = "border-b border-line px-2 py-2.5 text-left align-top break-words";

/** Every change of a grade and of how grades are made, the newest first: when, who, what, why. */
export default async function TrailPage({ params, searchParams }: Props) {
  const { access } = await requireClass((await params).id, "class.results");
  const { student, assignment, before } = await searchParams;
  const only = {
    ...(student ? { userId: student } : {}),
    ...(assignment ? { assignmentId: assignment } : {}),
  };
  const db = await database();
  const [entries, given, withdrawn] = await Promise.all([
    auditTrail(db, access, { ...only, ...(before ? { before } : {}) }, A_PAGE),
    listAssignments(db, access),
    listAssignments(db, access, { withdrawn: true }),
  ]);
  const titles = new Map([...given, ...withdrawn].map(({ id, title }) => [id, title]));
  const t = await getTranslations("grades.trailPage");
  const here = `/classes/${access.classId}/grades/trail`;
  const filtered = Boolean(student || assignment);
  const last = entries.length === A_PAGE ? entries.at(-1) : undefined;
  const older = new URLSearchParams({
    ...(student ? { student } : {}),
    ...(assignment ? { assignment } : {}),
    ...(last ? { before: last.id } : {}),
  });
  return (
    <>
      <ClassHead access={access} here="grades" />
      <Panel title={t("title")} aside={<Way filtered={filtered} classId={access.classId} here={here} />}>
        <p className="mb-4 max-w-[64ch] text-quiet">{filtered ? t("textOfOne") : t("text")}</p>
        {entries.length === 0 ? (
          <p className="text-quiet">{t("empty")}</p>
        ) : (
          <ScrollRegion label={t("title")}>
            <table className="w-full min-w-[36rem] border-collapse text-sm">
              <thead>
                <tr>
                  {(["what", "why", "who", "when"] as const).map((column) => (
                    <th key={column} scope="col" className={head}>
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} titles={titles} timeZone={access.head.timeZone} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
        {last ? (
          <LinkButton href={`${here}?${older}`} className="mt-5 print:hidden">
            {t("older")}
          </LinkButton>
        ) : null}
      </Panel>
    </>
  );
}

async function Way({ filtered, classId, here }: { filtered: boolean; classId: string; here: string }) {
  const t = await getTranslations("grades.trailPage");
  return (
    <Link href={filtered ? here : `/classes/${classId}/grades`} className="link print:hidden">
      {filtered ? t("all") : t("back")}
    </Link>
  );
}

async function Entry({
  entry,
  titles,
  timeZone,
}: {
  entry: AuditEntry;
  titles: ReadonlyMap<string, string>;
  timeZone: string;
}) {
  const t = await getTranslations("grades.trailPage");
  const locale = await getLocale();
  const about = [entry.student, entry.title].filter((part) => part !== null).join(" · ");
  return (
    <tr className="break-inside-avoid">
      <th scope="row" className={`${box} font-normal`}>
        {about ? <span className="block font-medium">{about}</span> : null}
        {(await entryWords(entry, titles)).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </th>
      <td className={box}>{entry.reason || t("noReason")}</td>
      <td className={box}>{entry.by ?? t("somebody")}</td>
      <td className={`num ${box} whitespace-nowrap`}>{formatMoment(entry.at, locale, timeZone)}</td>
    </tr>
  );
}
