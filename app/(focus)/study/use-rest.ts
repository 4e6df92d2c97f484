"use client";
import { useQueries } from "@tanstack/react-query";
import type { StudyCard } from "@/learn/session";

const PAGE = 50;

async function fetchCards(ids: readonly number[]): Promise<StudyCard[]> {
  const response = await fetch(`/api/study?ids=${ids.join()}`);
  if (!response.ok) throw new Error(`The cards could not be loaded: ${response.status}`);
  return ((await response.json()) as { cards: StudyCard[] }).cards;
}

/** Cuts a list into pieces of at most `size`. */
function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) =>
    list.slice(n * size, (n + 1) * size),
  );
}

/**
 * The cards that did not come with the page, all asked for at once so that a tunnel comes too late.
 * @returns the pages in order up to the first not yet there, and whether one failed for good
 */
export function useRest(rest: readonly number[], visit: string) {
  return useQueries({
    queries: chunks(rest, PAGE).map((ids) => ({
      queryKey: ["study", visit, ids],
      queryFn: () => fetchCards(ids),
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    })),
    combine: (pages) => {
      const missing = pages.findIndex((page) => page.data === undefined);
      return {
        cards: pages.slice(0, missing < 0 ? undefined : missing).flatMap((page) => page.data ?? []),
        complete: missing < 0,
        failed: pages.some((page) => page.isError),
        retry: () => {
          for (const page of pages) if (page.isError) void page.refetch();
        },
      };
    },
  });
}
