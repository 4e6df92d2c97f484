"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Blueprint } from "@/learn/quiz/blueprint";
import type { BankReport } from "@/learn/quiz/report";

/** How long the fields must rest before the bank is asked, in ms. */
const REST_MS = 350;

/**
 * The bank's report on the blueprint as it is now; null while it was never known, and while the fields make no blueprint:
 * what was said of an earlier one would be false. Else the last one stays while another is made.
 */
export function useReport(blueprint: Blueprint | null): {
  report: BankReport | null;
  isOld: boolean;
  failed: boolean;
} {
  const text = blueprint === null ? null : asked(blueprint);
  const settled = useSettled(text, REST_MS);
  const { data, isFetching, isError } = useQuery({
    queryKey: ["bank", settled],
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/quizzes/bank", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: settled as string,
        signal,
      });
      if (!response.ok) throw new Error(`The bank did not answer: ${response.status}`);
      return (await response.json()) as BankReport;
    },
  });
  return {
    report: text === null ? null : (data ?? null),
    isOld: isFetching || text !== settled,
    failed: isError,
  };
}

/** The request's body: what bears on the draw; the rest as it is when a quiz is new, so that it asks nothing anew. */
function asked(blueprint: Blueprint): string {
  return JSON.stringify({
    blueprint: { ...blueprint, sections: blueprint.sections.map((s) => ({ ...s, title: "" })) },
  });
}

function useSettled<V>(value: V, ms: number): V {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
