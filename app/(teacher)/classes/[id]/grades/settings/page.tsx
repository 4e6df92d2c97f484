import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { ActionForm, FormSelect, FormText } from "@/app/_ui/action-form";
import { Panel } from "@/app/_ui/panel";
import { gradebook } from "@/db/queries/grades/gradebook";
import { gradeScheme } from "@/db/queries/grades/settings";
import { ClassHead } from "../../class-head";
import { saveGrading } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("grades.settings"))("title") };
}

/** How the class is graded: categories, their weights, and what each assignment is worth where. */
export default async function GradingPage({ params }: { params: Promise<{ id: string }> }) {
  const { access } = await requireClass((await params).id, "class.settings");
  const t = await getTranslations("grades.settings");
  const db = await database();
  const [scheme, { columns }] = [
    await gradeScheme(db, access),
    await gradebook(db, access, Date.now(), access.userId),
  ];
  // One more to fill in; without a name it is none.
  const blank = { id: crypto.randomUUID(), name: "", weight: 10, dropLowest: 0 };
  const inCategory = [
    { value: "", label: t("inNone") },
    ...scheme.categories.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <ClassHead access={access} here="grades" />
      <Panel title={t("title")} key={scheme.revision}>
        <p className="mb-5 max-w-[60ch] text-quiet">{t("text")}</p>
        <ActionForm action={saveGrading} submit={t("save")} pending={t("pending")}>
          <input type="hidden" name="class" value={access.classId} />
          <input type="hidden" name="revision" value={scheme.revision} />
          <fieldset className="grid gap-4">
            <legend className="mb-2 font-semibold">{t("categories")}</legend>
            {[...scheme.categories, blank].map(({ id, name, weight, dropLowest }) => (
              <div key={id} className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]">
                <FormText
                  name={`name-${id}`}
                  label={id === blank.id ? t("newCategory") : t("name")}
                  defaultValue={name}
                  maxLength={60}
                />
                <FormText
                  name={`weight-${id}`}
                  label={t("weight")}
                  defaultValue={weight}
                  inputMode="decimal"
                />
                <FormText
                  name={`drop-${id}`}
                  label={t("drop")}
                  defaultValue={dropLowest}
                  inputMode="numeric"
                />
              </div>
            ))}
          </fieldset>
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name="missing"
              defaultChecked={scheme.missingCounts}
              className="size-5 accent-sky"
            />
            {t("missing")}
          </label>
          {columns.length > 0 ? (
            <fieldset className="grid gap-4">
              <legend className="mb-2 font-semibold">{t("assignments")}</legend>
              {columns.map(({ id, title, categoryId, possible }) => (
                <div key={id} className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
                  <FormSelect
                    name={`in-${id}`}
                    label={title}
                    defaultValue={categoryId ?? ""}
                    options={inCategory}
                  />
                  <FormText
                    name={`worth-${id}`}
                    label={t("worth")}
                    defaultValue={possible}
                    inputMode="decimal"
                  />
                </div>
              ))}
            </fieldset>
          ) : null}
        </ActionForm>
      </Panel>
    </>
  );
}
