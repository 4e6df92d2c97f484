import type { ReactNode } from "react";
import { ActionForm } from "@/app/_ui/action-form";
import { remedy } from "./actions";

export interface RemedyFields {
  classId: string;
  assignmentId: string;
  /** of one wrong idea; absent: all of them */
  remedyKey?: string;
  /** one student's alone */
  student?: string;
  submit: ReactNode;
  pending: string;
}

/** Gives a remedy in one click. */
export function RemedyForm({ classId, assignmentId, remedyKey, student, submit, pending }: RemedyFields) {
  return (
    <ActionForm action={remedy} variant="secondary" pending={pending} submit={submit}>
      <input type="hidden" name="class" value={classId} />
      <input type="hidden" name="assignment" value={assignmentId} />
      <input type="hidden" name="key" value={remedyKey ?? ""} />
      <input type="hidden" name="student" value={student ?? ""} />
    </ActionForm>
  );
}
