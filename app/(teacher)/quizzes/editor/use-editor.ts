"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { QuizDraft } from "@/learn/quiz/draft";
import {
  type EditorErrors,
  type EditorFields,
  fieldsOf,
  readFields,
  type SectionFields,
  serverErrors,
} from "./form";
import { clearKept, keep, kept } from "./kept";
import { sendQuiz } from "./send";

/** The quiz as the page was opened with it. */
export interface Opened {
  /** null: not made yet */
  id: string | null;
  revision: number;
  draft: QuizDraft;
  timeZone: string;
}

/** How the last saving ended. */
export type SaveState =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved" }
  | { kind: "wrong" }
  /** somebody saved another version meanwhile */
  | { kind: "conflict"; revision: number }
  | { kind: "failed"; problem: "signed-out" | "gone" | "offline" };

/** The fields of a quiz, what is wrong with them, and saving them. What is typed is only ever lost on request. */
export function useEditor(opened: Opened) {
  const [fields, setFields] = useState(() => fieldsOf(opened.draft, opened.timeZone));
  const [saved, setSaved] = useState(fields);
  const [revision, setRevision] = useState(opened.revision);
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const [refused, setRefused] = useState<EditorErrors>({});
  const [showsErrors, setShowsErrors] = useState(false);
  const [restored, setRestored] = useState(false);
  const context = useMemo(
    () => ({
      packId: opened.draft.blueprint.packId,
      timeZone: opened.timeZone,
      opensAt: opened.draft.opensAt,
      closesAt: opened.draft.closesAt,
    }),
    [opened],
  );
  const read = useMemo(() => readFields(fields, context), [fields, context]);
  const isDirty = useMemo(() => !sameFields(fields, saved), [fields, saved]);

  // What was left unsaved, by a link or by a session that ended, is here again.
  useEffect(() => {
    const found = kept(opened.id, opened.revision);
    if (!found) return;
    setFields(found);
    setRestored(true);
  }, [opened]);
  const latest = useRef({ fields, isDirty, revision });
  latest.current = { fields, isDirty, revision };
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (latest.current.isDirty) event.preventDefault();
    };
    window.addEventListener("beforeunload", onLeave);
    return () => {
      window.removeEventListener("beforeunload", onLeave);
      if (latest.current.isDirty) keep(opened.id, latest.current.revision, latest.current.fields);
    };
  }, [opened.id]);

  const change = useCallback((part: Partial<EditorFields>) => {
    setFields((before) => ({ ...before, ...part }));
    setRefused({});
    setState((before) =>
      before.kind === "saving" || before.kind === "conflict" ? before : { kind: "idle" },
    );
  }, []);
  const changeSection = useCallback(
    (id: string, part: Partial<SectionFields>) =>
      setFields((before) => ({
        ...before,
        sections: before.sections.map((section) => (section.id === id ? { ...section, ...part } : section)),
      })),
    [],
  );

  /**
   * Saves; gives the quiz's id, null when it could not.
   * @param on the revision to save in place of, when not the one opened
   */
  async function save(on = revision): Promise<string | null> {
    setShowsErrors(true);
    if (!read.ok) {
      setState({ kind: "wrong" });
      return null;
    }
    setState({ kind: "saving" });
    const sent = fields;
    const answer = await sendQuiz(opened.id, on, read.draft);
    if (answer.status === "saved") {
      setSaved(sent);
      setRevision(answer.revision);
      setShowsErrors(false);
      setRestored(false);
      setState({ kind: "saved" });
      clearKept(opened.id);
      latest.current = { ...latest.current, isDirty: false };
      return answer.id;
    }
    if (answer.status === "conflict") setState({ kind: "conflict", revision: answer.revision });
    else if (answer.status === "invalid") {
      setRefused(serverErrors(answer.fields));
      setState({ kind: "wrong" });
    } else setState({ kind: "failed", problem: answer.status });
    return null;
  }

  function discard() {
    clearKept(opened.id);
    setFields(saved);
    setRestored(false);
    setState({ kind: "idle" });
  }

  const errors: EditorErrors = { ...(showsErrors && !read.ok ? read.errors : {}), ...refused };
  return {
    fields,
    change,
    changeSection,
    save,
    discard,
    state,
    errors,
    isDirty,
    restored,
    draft: read.ok ? read.draft : null,
  };
}

/** Whether two sets of fields say the same; the ids of sections say nothing. */
function sameFields(a: EditorFields, b: EditorFields): boolean {
  const bare = (fields: EditorFields) =>
    JSON.stringify({ ...fields, sections: fields.sections.map(({ id: _, ...section }) => section) });
  return a === b || bare(a) === bare(b);
}

export type EditorHandle = ReturnType<typeof useEditor>;
