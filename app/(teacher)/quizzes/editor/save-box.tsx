"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import type { EditorHandle, Opened } from "./use-editor";

/** What became of the last saving, and what to do where it did not work. */
export function SaveNotices({ editor, opened }: { editor: EditorHandle; opened: Opened }) {
  const t = useTranslations("quizzes.editor.save");
  const { state, restored, isDirty } = editor;
  return (
    <>
      {restored && isDirty ? (
        <Notice title={t("restored")}>
          <p>{t("restoredText")}</p>
          <Button className="mt-2.5" onClick={editor.discard}>
            {t("discard")}
          </Button>
        </Notice>
      ) : null}
      {state.kind === "wrong" ? <Notice tone="error">{t("wrong")}</Notice> : null}
      {state.kind === "failed" ? <Notice tone="error">{t(state.problem)}</Notice> : null}
      {state.kind === "conflict" ? (
        <Notice tone="error" title={t("conflict")}>
          <p>{t("conflictText")}</p>
          <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button onClick={() => void editor.save(state.revision)}>{t("overwrite")}</Button>
            <a href={`/quizzes/${opened.id}`} target="_blank" rel="noreferrer" className="link">
              {t("lookAtOther")}
            </a>
          </div>
        </Notice>
      ) : null}
    </>
  );
}

/** The primary button, with what it would do now. */
export function SaveButton({ editor, isNew }: { editor: EditorHandle; isNew: boolean }) {
  const t = useTranslations("quizzes.editor.save");
  const { state, isDirty } = editor;
  const busy = state.kind === "saving";
  const idle = !isDirty && !isNew;
  return (
    <div className="grid gap-2">
      <Button
        type="submit"
        form="quiz-form"
        variant={idle ? "secondary" : "primary"}
        size="lg"
        aria-disabled={busy || idle}
        aria-keyshortcuts="Control+S"
        className="w-full aria-disabled:cursor-default aria-disabled:opacity-70"
      >
        {busy ? t("saving") : idle ? t("saved") : isNew ? t("create") : t("save")}
      </Button>
      <p aria-live="polite" className="min-h-5 text-center text-[13px] text-quiet">
        {busy ? null : idle ? (state.kind === "saved" ? t("savedNow") : null) : isNew ? null : t("unsaved")}
      </p>
    </div>
  );
}
