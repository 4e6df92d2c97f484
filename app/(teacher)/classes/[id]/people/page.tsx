import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { ActionForm, FormSelect, FormText } from "@/app/_ui/action-form";
import { LinkButton } from "@/app/_ui/button";
import { formatMoment } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { ClassAccess } from "@/db/queries/classes/access";
import { listInvites } from "@/db/queries/classes/invites";
import { type Member, roster } from "@/db/queries/classes/members";
import { userById } from "@/db/queries/users";
import { ClassHead } from "../class-head";
import { sendInvite, undoRemove, withdrawInvitation } from "./actions";
import { grantedWords } from "./granted-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.people"))("title") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ removed?: string }>;
}

const cell = "border-b border-line px-2 py-2.5 text-left align-top";

/** Who is in the class, and who is invited. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const { access, may } = await requireClass((await params).id, "class.roster");
  const t = await getTranslations("classes.people");
  const db = await database();
  const people = await roster(db, access);
  const canChange = may("class.people");
  const { removed } = await searchParams;
  // Named only to who may remove, and only while they are out.
  const gone =
    canChange && removed && !people.some(({ userId }) => userId === removed)
      ? await userById(db, removed).catch(() => null)
      : null;
  const head = ["who", "role", "group", "number", "granted"] as const;
  return (
    <>
      <ClassHead access={access} here="people" />
      <div className="grid gap-6">
        {gone ? (
          <Notice title={t("removed", { name: gone.name })}>
            <ActionForm
              action={undoRemove}
              variant="secondary"
              submit={t("undo")}
              pending={(await getTranslations("classes"))("pending")}
            >
              <input type="hidden" name="class" value={access.classId} />
              <input type="hidden" name="user" value={gone.id} />
            </ActionForm>
          </Notice>
        ) : null}
        <Panel
          title={t("title")}
          aside={
            <a href={`/api/classes/${access.classId}/roster`} download className="link">
              {t("export")}
            </a>
          }
        >
          <ScrollRegion label={t("title")} className="-mx-5 px-5 sm:-mx-6 sm:px-6">
            <table className="w-full min-w-[40rem] border-collapse text-sm">
              <thead>
                <tr>
                  {head.map((column) => (
                    <th
                      key={column}
                      scope="col"
                      className={`${cell} py-2 text-[13px] font-semibold text-quiet`}
                    >
                      {t(column)}
                    </th>
                  ))}
                  {canChange ? (
                    <th scope="col" className={cell}>
                      <span className="sr-only">{t("edit")}</span>
                    </th>
                  ) : null}
                </tr>
              </thead>
              <tbody>
                {people.map((member) => (
                  <MemberRow key={member.userId} member={member} access={access} canChange={canChange} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </Panel>
        {canChange ? <Invitations access={access} /> : null}
      </div>
    </>
  );
}

async function MemberRow({
  member,
  access,
  canChange,
}: {
  member: Member;
  access: ClassAccess;
  canChange: boolean;
}) {
  const t = await getTranslations("classes");
  return (
    <tr>
      <th scope="row" className={`${cell} font-medium`}>
        {member.name}
        <span className="block text-[13px] font-normal break-all text-quiet">{member.email}</span>
      </th>
      <td className={cell}>{t(`role.${member.isOwner ? "owner" : member.role}`)}</td>
      <td className={cell}>{member.groupName}</td>
      <td className={`num ${cell}`}>{member.studentNumber}</td>
      <td className={`${cell} text-[13px] text-quiet`}>{await grantedWords(member.granted)}</td>
      {canChange ? (
        <td className={`${cell} text-right`}>
          <Link href={`/classes/${access.classId}/people/${member.userId}`} className="link">
            {t("people.edit")}
            <span className="sr-only"> {member.name}</span>
          </Link>
        </td>
      ) : null}
    </tr>
  );
}

async function Invitations({ access }: { access: ClassAccess }) {
  const t = await getTranslations("classes");
  const locale = await getLocale();
  const invites = await listInvites(await database(), access, Date.now());
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Panel title={t("people.inviteTitle")}>
        <ActionForm
          action={sendInvite}
          variant="secondary"
          submit={t("people.invite")}
          pending={t("pending")}
        >
          <input type="hidden" name="class" value={access.classId} />
          <div className="grid items-start gap-5 sm:grid-cols-[minmax(0,1fr)_9rem]">
            <FormText name="email" type="email" label={t("people.email")} autoComplete="off" required />
            <FormSelect
              name="role"
              label={t("people.role")}
              defaultValue="student"
              options={(["student", "assistant", "instructor"] as const).map((value) => ({
                value,
                label: t(`role.${value}`),
              }))}
            />
          </div>
        </ActionForm>
        <p className="mt-5">
          <LinkButton href={`/classes/${access.classId}/people/import`} variant="quiet" className="-ml-4.5">
            {t("people.import")}
          </LinkButton>
        </p>
      </Panel>
      {invites.length > 0 ? (
        <Panel title={t("people.open")}>
          <ul className="divide-y divide-line">
            {invites.map((invite) => (
              <li key={invite.email} className="flex flex-wrap items-center justify-between gap-3 py-2">
                <span className="min-w-0 text-sm break-all">
                  {invite.email}
                  <span className="block text-[13px] text-quiet">
                    {t(`role.${invite.role}`)} ·{" "}
                    {t("people.until", {
                      at: formatMoment(invite.expiresAt, locale, access.head.timeZone, {
                        dateStyle: "medium",
                      }),
                    })}
                  </span>
                </span>
                <ActionForm
                  action={withdrawInvitation}
                  variant="quiet"
                  submit={
                    <>
                      {t("people.withdraw")}
                      <span className="sr-only"> {invite.email}</span>
                    </>
                  }
                  pending={t("pending")}
                >
                  <input type="hidden" name="class" value={access.classId} />
                  <input type="hidden" name="email" value={invite.email} />
                </ActionForm>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
}
