"use client";
/** Unsaved fields of an editor that was left: kept by the tab, for the same revision only. */
import type { EditorFields } from "./form";

const keyOf = (id: string | null) => `zerek:quiz:${id ?? "new"}`;

export function keep(id: string | null, revision: number, fields: EditorFields): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify({ revision, fields }));
  } catch {
    // A full or forbidden storage: then it is as if it had not been kept.
  }
}

/** What was kept of this revision; null when nothing was. */
export function kept(id: string | null, revision: number): EditorFields | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? "null");
    return found?.revision === revision ? found.fields : null;
  } catch {
    return null;
  }
}

export function clearKept(id: string | null): void {
  try {
    sessionStorage.removeItem(keyOf(id));
  } catch {
    // as above
  }
}
