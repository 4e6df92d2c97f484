"use client";
import type { AttemptView, CheckReply, CheckRequest, Save, SaveReply } from "@/learn/quiz/attempt";
import type { Sent } from "./sitting";

/** A line that says nothing for so long (ms) is taken for dead; what was sent is sent again. */
const PATIENCE_MS = 20_000;

/** The requests of one attempt. They outlive the page, so that closing it loses nothing. */
export function requestsOf(attemptId: string) {
  const at = `/api/attempts/${attemptId}`;
  return {
    save: (saves: readonly Save[]) => post<SaveReply>(`${at}/answers`, { saves }),
    check: (request: CheckRequest) => post<CheckReply>(`${at}/check`, request),
    finish: () => post<unknown>(`${at}/finish`, {}),
  };
}

async function post<T>(url: string, body: unknown): Promise<Sent<T>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    keepalive: true,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.ok) {
    const reply = response.status === 204 ? null : await response.json();
    return { ok: true, reply: reply as T };
  }
  // Signed out, or signed in as somebody who has no such attempt.
  if ([401, 403, 404].includes(response.status)) return { ok: false, problem: "who" };
  // 429 and whatever a server in trouble says are worth another try.
  const hopeless = [400, 409, 413].includes(response.status);
  return { ok: false, problem: hopeless ? "invalid" : "again" };
}

/** The attempt as the server has it now, and when it was asked for and came (ms, the device's clock). */
export async function fetchView(
  attemptId: string,
): Promise<{ view: AttemptView; sentAt: number; receivedAt: number }> {
  const sentAt = Date.now();
  const response = await fetch(`/api/attempts/${attemptId}`);
  if (!response.ok) throw new Error(`The attempt could not be loaded: ${response.status}`);
  return { view: (await response.json()) as AttemptView, sentAt, receivedAt: Date.now() };
}
