"use client";
import type { StudyEvent } from "@/learn/session";
import type { SendResult } from "./outbox";

/**
 * Posts a learner's events to the server, with what this device's clock shows. The request outlives the page, so that
 * closing it loses nothing.
 */
export async function sendEvents(userId: string, events: readonly StudyEvent[]): Promise<SendResult> {
  const response = await fetch("/api/reviews", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ events, userId, sentAt: Date.now() }),
    keepalive: true,
  });
  if (response.ok) {
    const { results } = (await response.json()) as {
      results: { id: string; status: "recorded" | "repeated" | "refused"; reason?: string }[];
    };
    // Somebody else has signed in on this device meanwhile: the events wait for their own learner.
    if (results.some(({ reason }) => reason === "another-account")) return { ok: false, problem: "sign-in" };
    return {
      ok: true,
      results: results.map(({ id, status, reason }) => ({
        id,
        status: status === "refused" && reason === "future" ? "early" : status,
      })),
    };
  }
  if (response.status === 401) return { ok: false, problem: "sign-in" };
  // 409, 429 and whatever a server in trouble says are worth another try; 400 and 413 are not.
  const hopeless = response.status === 400 || response.status === 413;
  return { ok: false, problem: hopeless ? "invalid" : "again" };
}
