"use client";
import type { Memory } from "@/learn/memory";
import type { StudyEvent } from "@/learn/session";
import type { SendResult } from "./outbox";

/** Characters of a request that may outlive its page: browsers allow such requests 64 kB together. */
const MOST_OUTLIVING = 50_000;
/** A request that gets no answer is given up, so that other tabs and the next try have their turn. */
const LONGEST_REQUEST_MS = 30_000;

/**
 * Posts a learner's events to the server, with what this device's clock shows. A request that is not too long outlives
 * the page, so that what was done last is there at once.
 */
export async function sendEvents(userId: string, events: readonly StudyEvent[]): Promise<SendResult> {
  const body = JSON.stringify({ events, userId, sentAt: Date.now() });
  const response = await fetch("/api/reviews", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    keepalive: body.length <= MOST_OUTLIVING,
    signal: AbortSignal.timeout(LONGEST_REQUEST_MS),
  });
  if (response.ok) {
    const { results } = (await response.json()) as {
      results: {
        id: string;
        status: "recorded" | "repeated" | "refused";
        reason?: string;
        memory?: Memory | null;
      }[];
    };
    // Somebody else has signed in on this device meanwhile: the events wait for their own learner.
    if (results.some(({ reason }) => reason === "another-account")) return { ok: false, problem: "sign-in" };
    return {
      ok: true,
      results: results.map(({ id, status, reason, memory }) => ({
        id,
        status: status === "refused" && reason === "future" ? "early" : status,
        taken: status !== "refused",
        ...(memory === undefined ? {} : { memory }),
      })),
    };
  }
  if (response.status === 401) return { ok: false, problem: "sign-in" };
  // 409, 429 and whatever a server in trouble says are worth another try; 400 and 413 are not.
  const hopeless = response.status === 400 || response.status === 413;
  return { ok: false, problem: hopeless ? "invalid" : "again" };
}
