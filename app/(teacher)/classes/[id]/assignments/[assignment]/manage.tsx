import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { mayDo } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { ActionForm, FormSelect, FormText } from "@/app/_ui/action-form";
import { LinkButton } from "@/app/_ui/button";
import { formatMoment } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { QueryProvider } from "@/app/_ui/query-provider";
import type { ClassAccess } from "@/db/queries/classes/access";
import { type Assignment, begunOf, givableDeck, givenQuiz } from "@/db/queries/classes/assignments";
import { listClasses } from "@/db/queries/classes/classes";
import { roster } from "@/db/queries/classes/members";
import { StartButton } from "../../../../../(learner)/q/[code]/start-button";
import { change, copyTo, keep, withdraw } from "../actions";
import { DraftFields } from "../draft-form";
import { Exceptions } from "./exceptions";

/** An assignment for those who teach: try it, change it, except somebody, give it elsewhere. */
export async function Manage({
  access,
  assignment,
  told,
}: {
  access: ClassAccess;
  assignment: Assignment;
  told: "assigned" | "changed" | null;
}) {
  const t = await getTranslations("classes.assignment");
  const locale = await getLocale();
  const { given, opensAt } = assignment;
  const { timeZone } = access.head;
  const deck = given.kind === "deck" ? await givableDeck(await database(), given.deckId) : null;
  const whom = await namesOf(access, assignment);
  const later = opensAt !== null && opensAt > Date.now();
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-6">
        {told === "assigned" ? (
          <Notice tone="good">
            {later ? t("assigned", { at: formatMoment(opensAt, locale, timeZone) }) : t("assignedNow")}
          </Notice>
        ) : told ? (
          <Notice tone="good">{t("changed")}</Notice>
        ) : null}
        {whom ? (
          <p className="max-w-[64ch] text-quiet wrap-anywhere">{t("forThem", { names: whom })}</p>
        ) : null}
        {mayDo(access, "class.assign") ? <ChangePanel access={access} assignment={assignment} /> : null}
        {mayDo(access, "class.assign") ? <Exceptions access={access} assignment={assignment} /> : null}
      </div>
      <div className="grid gap-6">
        {given.kind === "quiz" ? (
          <NextIntlClientProvider messages={{ entrance: messages.entrance }}>
            <QueryProvider>
              <StartButton
                begin={{ previewOf: assignment.id, seed: 1 }}
                label={t("preview")}
                variant="secondary"
              />
            </QueryProvider>
          </NextIntlClientProvider>
        ) : deck ? (
          <LinkButton href={`/decks/${deck.packId}/${deck.slug}`}>{t("openDeck")}</LinkButton>
        ) : null}
        {given.kind === "quiz" && mayDo(access, "class.results") ? (
          <LinkButton href={`/classes/${access.classId}/assignments/${assignment.id}/understanding`}>
            {t("understanding")}
          </LinkButton>
        ) : null}
        {mayDo(access, "class.assign") ? <MorePanel access={access} assignment={assignment} /> : null}
      </div>
    </div>
  );
}

/** Whom it is given to, where that is not everybody; null: it is. */
async function namesOf(access: ClassAccess, { forUsers }: Assignment): Promise<string | null> {
  if (!forUsers) return null;
  const people = await roster(await database(), access);
  const names = people.flatMap(({ userId, name }) => (forUsers.includes(userId) ? [name] : []));
  return new Intl.ListFormat(await getLocale(), { type: "conjunction" }).format(names);
}

/** The form, with what saving does to those who began. */
async function ChangePanel({ access, assignment }: { access: ClassAccess; assignment: Assignment }) {
  const t = await getTranslations("classes.assignment");
  const db = await database();
  const { given } = assignment;
  const begun = (await begunOf(db, access)).get(assignment.id);
  const quizNow =
    given.kind === "quiz" && given.quizId !== null ? await givenQuiz(db, access.userId, given.quizId) : null;
  const newer =
    given.kind === "quiz" && quizNow !== null && quizNow.given.quizRevision !== given.quizRevision;
  return (
    <Panel title={t("edit")}>
      <p className="mb-5 max-w-[64ch] text-sm text-quiet">
        {given.kind === "deck"
          ? t("deckAccount")
          : t("account", { people: begun?.people ?? 0, open: begun?.open ?? 0 })}{" "}
        {given.kind === "quiz" && given.quizId === null ? t("gone") : null}
      </p>
      <ActionForm
        action={change}
        submit={t("submit")}
        pending={(await getTranslations("classes"))("pending")}
      >
        <About access={access} id={assignment.id} />
        <input type="hidden" name="revision" value={assignment.revision} />
        <DraftFields draft={assignment} timeZone={access.head.timeZone} />
        {newer ? <Tick name="takeOver" label={`${t("quizNewer")} ${t("takeOver")}`} /> : null}
        <Tick name="tell" label={t("tell")} checked />
      </ActionForm>
    </Panel>
  );
}

function Tick({ name, label, checked = false }: { name: string; label: string; checked?: boolean }) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3">
      <input type="checkbox" name={name} defaultChecked={checked} className="size-5 shrink-0 accent-sky" />
      <span>{label}</span>
    </label>
  );
}

function About({ access, id }: { access: ClassAccess; id: string }) {
  return (
    <>
      <input type="hidden" name="class" value={access.classId} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}

async function MorePanel({ access, assignment }: { access: ClassAccess; assignment: Assignment }) {
  const t = await getTranslations("classes");
  const others = (await listClasses(await database(), access.userId)).filter(
    ({ id, relation }) => id !== access.classId && (relation === "owner" || relation === "co-instructor"),
  );
  const about = <About access={access} id={assignment.id} />;
  const withdrawn = assignment.withdrawnAt !== null;
  return (
    <Panel title={t("assignment.more")}>
      <div className="grid gap-7">
        <ActionForm action={keep} variant="secondary" submit={t("template.submit")} pending={t("pending")}>
          {about}
          <FormText name="name" label={t("template.title")} defaultValue={assignment.title} maxLength={120} />
        </ActionForm>
        {others.length > 0 ? (
          <ActionForm
            action={copyTo}
            variant="secondary"
            submit={t("assignment.copySubmit")}
            pending={t("pending")}
          >
            {about}
            <FormSelect
              name="to"
              label={t("assignment.copy")}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </ActionForm>
        ) : null}
        <ActionForm
          action={withdraw}
          variant="danger"
          submit={withdrawn ? t("overview.undo") : t("assignment.withdraw")}
          pending={t("pending")}
        >
          {about}
          <input type="hidden" name="withdrawn" value={withdrawn ? "no" : "yes"} />
        </ActionForm>
      </div>
    </Panel>
  );
}
