import type { PracticeSpec } from "@/learn/quiz/practice";

/** What came of asking for an attempt. */
export type Started = { ok: true; id: string } | { ok: false; problem: "signed-out" | "empty" | "failed" };

/** Asks the server for a practice; the questions are drawn there. */
export async function startPractice(spec: PracticeSpec): Promise<Started> {
  try {
    const response = await fetch("/api/attempts", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ practice: spec }),
    });
    if (response.status === 401) return { ok: false, problem: "signed-out" };
    if (response.status === 409) return { ok: false, problem: "empty" };
    if (!response.ok) return { ok: false, problem: "failed" };
    const { id } = (await response.json()) as { id: string };
    return { ok: true, id };
  } catch {
    return { ok: false, problem: "failed" };
  }
}
