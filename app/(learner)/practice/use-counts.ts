"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { PracticeSpec, Purpose } from "@/learn/quiz/practice";

/** Cards that each purpose finds. */
export type Counts = Record<Purpose, number>;

/** How many cards each purpose finds in what is ticked now; `first` until the server has said, and for the whole pack. */
export function useCounts(
  { packId, topics, decks, forms }: Pick<PracticeSpec, "packId" | "topics" | "decks" | "forms">,
  first: Counts,
): { counts: Counts; isCounting: boolean } {
  const isWhole = topics.length + decks.length + forms.length === 0;
  const query = new URLSearchParams({
    pack: packId,
    topics: topics.join(","),
    decks: decks.join(","),
    forms: forms.join(","),
  });
  const { data, isFetching } = useQuery({
    queryKey: ["practice", query.toString()],
    enabled: !isWhole,
    placeholderData: keepPreviousData,
    meta: { keep: true },
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/practice?${query}`, { signal });
      if (!response.ok) throw new Error(`Counting failed: ${response.status}`);
      return (await response.json()) as Counts;
    },
  });
  return isWhole ? { counts: first, isCounting: false } : { counts: data ?? first, isCounting: isFetching };
}
