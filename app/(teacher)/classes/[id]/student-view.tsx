import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { ActionForm } from "@/app/_ui/action-form";
import { Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import type { ClassAccess } from "@/db/queries/classes/access";
import { assignedIn } from "@/db/queries/classes/for-student";
import { getSettings } from "@/db/queries/settings";
import { PrivacyList } from "../privacy-list";
import { leave } from "./actions";
import { AssignedList } from "./assigned-list";

/** A class as its student sees it: what is due, what is seen of one, and the way out. */
export async function StudentView({ access }: { access: ClassAccess }) {
  const t = await getTranslations("classes");
  const db = await database();
  const assigned = await assignedIn(db, access.userId, access.classId);
  const { timeZone } = await getSettings(db, access.userId);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Panel {...(assigned.length > 0 ? { title: t("student.due") } : {})}>
        {assigned.length > 0 ? (
          <AssignedList assigned={assigned} userId={access.userId} timeZone={timeZone} />
        ) : (
          <EmptyState title={t("student.emptyTitle")} text={t("student.emptyText")} />
        )}
      </Panel>
      <div className="grid gap-6">
        <Panel title={t("student.privacyTitle")}>
          <PrivacyList visibility={access.head.studyVisibility} />
        </Panel>
        <Panel title={t("student.leave")}>
          <p className="mb-4 text-sm text-quiet">{t("student.leaveText")}</p>
          <ActionForm action={leave} variant="danger" submit={t("student.leave")} pending={t("pending")}>
            <input type="hidden" name="class" value={access.classId} />
          </ActionForm>
        </Panel>
      </div>
    </div>
  );
}
