"use client";
import { ErrorWords, type PageError } from "./_ui/error-words";

/** What is shown when a page fails. */
export default function ErrorPage(failed: PageError) {
  return (
    <main className="mx-auto grid min-h-[70dvh] w-full max-w-xl content-center gap-4 px-6 py-16">
      <ErrorWords {...failed} />
    </main>
  );
}
