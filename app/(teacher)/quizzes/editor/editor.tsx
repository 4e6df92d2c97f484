"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import type { TopicNode } from "@/learn/quiz/topics";
import { BankPanel } from "./bank-panel";
import { BasicsPanel } from "./basics-panel";
import { DatesPanel } from "./dates-panel";
import { type FactLine, FactsPanel } from "./facts-panel";
import { JudgingPanel } from "./judging-panel";
import { PreviewButtons } from "./preview-buttons";
import { ReviewPanel } from "./review-panel";
import { SaveButton, SaveNotices } from "./save-box";
import { SectionsPanel } from "./sections-panel";
import { SittingPanel } from "./sitting-panel";
import { type Opened, useEditor } from "./use-editor";
import { useReport } from "./use-report";

/** A quiz's blueprint: what is asked at the left, and at the right how it stands, saving, trying and sharing it. */
export function Editor({
  opened,
  topics,
  facts,
  children,
}: {
  opened: Opened;
  topics: readonly TopicNode[];
  /** facts pinned and banned */
  facts: readonly FactLine[];
  /** sharing and other things that are not of the blueprint */
  children?: ReactNode;
}) {
  const t = useTranslations("quizzes.editor");
  const router = useRouter();
  const editor = useEditor(opened);
  const { fields, change, changeSection, errors, draft, state } = editor;
  const { report, isOld, failed } = useReport(draft?.blueprint ?? null);
  const form = useRef<HTMLFormElement>(null);
  const errorAt = (path: string) => {
    const key = errors[path];
    return key && t(`errors.${key}`);
  };
  const part = { fields, change, errorAt };
  const nameOf = (n: number) => fields.sections[n]?.title.trim() || t("sections.name", { n: n + 1 });
  const shortOf = (n: number) => {
    const section = report?.sections[n];
    if (!section || section.short === 0 || report?.sections.length !== fields.sections.length) return null;
    return t("sections.short", { found: section.wanted - section.short, wanted: section.wanted });
  };

  useEffect(() => {
    if (state.kind === "wrong") form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [state]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        form.current?.requestSubmit();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  async function submit() {
    const id = await editor.save();
    if (id !== null && opened.id === null) router.replace(`/quizzes/${id}`);
  }

  return (
    <div className="flex flex-col gap-6 xl:grid xl:grid-cols-[minmax(0,1fr)_19rem] xl:items-start">
      <form
        ref={form}
        id="quiz-form"
        noValidate
        className="grid min-w-0 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (state.kind !== "saving" && (editor.isDirty || opened.id === null)) void submit();
        }}
      >
        <SaveNotices editor={editor} opened={opened} />
        <BasicsPanel {...part} />
        <SectionsPanel {...part} changeSection={changeSection} topics={topics} shortOf={shortOf} />
        <FactsPanel {...part} packId={opened.draft.blueprint.packId} known={facts} />
        <SittingPanel {...part} />
        <JudgingPanel {...part} />
        <ReviewPanel {...part} />
        <DatesPanel {...part} timeZone={opened.timeZone} />
      </form>
      {/* Where there is one column the button stays in sight; so its box must be the whole page's. */}
      <div className="contents xl:sticky xl:top-8 xl:grid xl:gap-4">
        <div className="max-xl:sticky max-xl:bottom-[calc(3.25rem+env(safe-area-inset-bottom))] max-xl:z-20 max-xl:-mx-1 max-xl:bg-paper max-xl:px-1 max-xl:pt-2 max-xl:md:bottom-0 max-xl:md:pb-2">
          <SaveButton editor={editor} isNew={opened.id === null} />
        </div>
        {children}
        <BankPanel
          report={report}
          isSound={draft !== null}
          isOld={isOld}
          failed={failed}
          variants={fields.variants}
          nameOf={nameOf}
        />
        <section className="rounded-panel border border-line bg-surface px-5 py-4 sm:px-6">
          <PreviewButtons
            variants={fields.variants}
            save={() => (editor.isDirty || opened.id === null ? editor.save() : Promise.resolve(opened.id))}
          />
        </section>
      </div>
    </div>
  );
}
