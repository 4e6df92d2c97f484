import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { ActionForm, FormSelect, FormText } from "@/app/_ui/action-form";
import { PageHead, Panel } from "@/app/_ui/panel";
import { groupsOf, roster } from "@/db/queries/classes/members";
import { changeRole, handOver, remove, saveMember } from "../actions";
import { grantedWords } from "../granted-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.people"))("title") };
}

interface Props {
  params: Promise<{ id: string; user: string }>;
}

/** One member: how the roster has them, what they are granted here, their role. */
export default async function MemberPage({ params }: Props) {
  const { id, user } = await params;
  const { access, may } = await requireClass(id, "class.people");
  const db = await database();
  const member = (await roster(db, access)).find(({ userId }) => userId === user);
  if (!member) notFound();
  const groups = await groupsOf(db, access);
  const t = await getTranslations("classes.member");
  const roles = await getTranslations("classes.role");
  const pending = (await getTranslations("classes"))("pending");
  const { grantedHere, isOwner } = member;
  const about = (
    <>
      <input type="hidden" name="class" value={access.classId} />
      <input type="hidden" name="user" value={member.userId} />
    </>
  );
  const eyebrow = (
    <Link href={`/classes/${access.classId}/people`} className="link">
      {access.head.name}
    </Link>
  );
  return (
    <>
      <PageHead eyebrow={eyebrow} title={member.name} text={member.email} />
      <div className="grid max-w-2xl gap-5">
        <Panel>
          <ActionForm action={saveMember} submit={t("save")} pending={pending}>
            {about}
            <h2 className="text-xl">{t("title")}</h2>
            <FormText
              name="rosterName"
              label={t("rosterName")}
              hint={t("rosterNameHint", { name: member.ownName })}
              defaultValue={member.rosterName ?? ""}
              maxLength={120}
            />
            <div className="grid items-start gap-5 sm:grid-cols-2">
              <FormText
                name="studentNumber"
                label={t("number")}
                defaultValue={member.studentNumber ?? ""}
                maxLength={60}
              />
              <FormText
                name="groupName"
                label={t("group")}
                hint={t("groupHint")}
                defaultValue={member.groupName ?? ""}
                maxLength={60}
                list="groups"
              />
              <datalist id="groups">
                {groups.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </div>
            <div>
              <h2 className="text-xl">{t("accommodations")}</h2>
              <p className="mt-1 text-[13px] text-quiet">
                {t("accommodationsText")}{" "}
                {t("everywhere", { what: (await grantedWords(member.granted)) || t("nothing") })}
              </p>
            </div>
            <div className="grid items-start gap-5 sm:grid-cols-3">
              <FormText
                name="timeFactor"
                inputMode="decimal"
                label={t("factor")}
                hint={t("factorHint")}
                defaultValue={grantedHere.timeFactor}
              />
              <FormText
                name="extraAttempts"
                inputMode="numeric"
                label={t("attempts")}
                defaultValue={grantedHere.extraAttempts}
              />
              <FormText
                name="extraDays"
                inputMode="numeric"
                label={t("days")}
                hint={t("daysHint")}
                defaultValue={grantedHere.extraDays}
              />
            </div>
          </ActionForm>
        </Panel>
        <Panel title={t("roleTitle")}>
          {isOwner ? (
            <p className="text-sm text-quiet">{t("owner")}</p>
          ) : (
            <div className="grid gap-6">
              <ActionForm action={changeRole} variant="secondary" submit={t("roleSave")} pending={pending}>
                {about}
                <FormSelect
                  name="role"
                  label={t("role")}
                  defaultValue={member.role}
                  options={(["student", "assistant", "instructor"] as const).map((value) => ({
                    value,
                    label: roles(value),
                  }))}
                  className="max-w-60"
                />
              </ActionForm>
              {member.role === "instructor" && may("class.handOver") ? (
                <ActionForm action={handOver} variant="secondary" submit={t("handOver")} pending={pending}>
                  {about}
                  <p className="text-sm text-quiet">{t("handOverText")}</p>
                </ActionForm>
              ) : null}
              <ActionForm action={remove} variant="danger" submit={t("remove")} pending={pending}>
                {about}
              </ActionForm>
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}
