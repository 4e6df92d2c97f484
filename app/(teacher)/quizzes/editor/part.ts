import type { EditorFields } from "./form";

/** What each part of the editor is given. */
export interface PartProps {
  fields: EditorFields;
  change: (part: Partial<EditorFields>) => void;
  /** the error at a field, ready to read; undefined where it is right */
  errorAt: (path: string) => string | undefined;
}
