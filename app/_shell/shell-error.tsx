"use client";
import { ErrorWords, type PageError } from "@/app/_ui/error-words";

/** As app/error.tsx, within the shell: one can go elsewhere. */
export function ShellError(failed: PageError) {
  return (
    <div className="grid max-w-xl gap-4 py-8">
      <ErrorWords {...failed} />
    </div>
  );
}
