"use client";
import { useState } from "react";
import { usePrinting } from "@/app/_ui/use-printing";
import { RemedyForm } from "./remedy-form";

/** What a button that gives one student a remedy needs. */
export interface GivesRemedy {
  classId: string;
  assignmentId: string;
  label: string;
  pending: string;
}

/** So many students are drawn at first: in a class of hundreds most have something wrong. */
const SHOWN = 30;

/** @param ideas each once: its kind, and what was asked. @param students their ids, names, and which ideas they hold */
export function StudentsList({
  ideas,
  students,
  remedy,
  more,
}: {
  ideas: readonly (readonly [kind: string, prompt: string])[];
  students: readonly (readonly [id: string, name: string, ideas: readonly number[]])[];
  remedy: GivesRemedy | undefined;
  more: string;
}) {
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const shown = all || printing ? students : students.slice(0, SHOWN);
  return (
    <>
      <ul className="divide-y divide-line">
        {shown.map(([id, name, held]) => (
          <li key={id} className="flex flex-wrap items-start gap-x-5 gap-y-2 py-3 first:pt-0">
            <div className="min-w-0 flex-1 basis-56">
              <h3 tabIndex={-1} className="font-semibold wrap-anywhere">
                {name}
              </h3>
              <ul className="mt-1 grid max-w-[64ch] gap-1 text-sm text-quiet">
                {held.map((n) => (
                  <li key={n} className="text-pretty">
                    <span className="text-ink">{ideas[n]?.[0]}:</span> {ideas[n]?.[1]}
                  </li>
                ))}
              </ul>
            </div>
            {remedy ? (
              <div className="print:hidden">
                <RemedyForm
                  classId={remedy.classId}
                  assignmentId={remedy.assignmentId}
                  student={id}
                  pending={remedy.pending}
                  submit={
                    <>
                      {remedy.label} <span className="sr-only">{name}</span>
                    </>
                  }
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < students.length ? (
        <button
          type="button"
          className="link mt-2 min-h-11 text-sm print:hidden"
          onClick={(event) => {
            // The button goes away: reading goes on at the last of those that stood there.
            event.currentTarget.previousElementSibling?.lastElementChild?.querySelector("h3")?.focus();
            setAll(true);
          }}
        >
          {more}
        </button>
      ) : null}
    </>
  );
}
