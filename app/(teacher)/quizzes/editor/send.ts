"use client";
import type { QuizDraft } from "@/learn/quiz/draft";

export type SendAnswer =
  | { status: "saved"; id: string; revision: number }
  | { status: "conflict"; revision: number }
  | { status: "invalid"; fields: Record<string, string> }
  | { status: "signed-out" | "gone" | "offline" };

/** Makes the quiz where `id` is null, else saves it in place of `revision`. */
export async function sendQuiz(id: string | null, revision: number, draft: QuizDraft): Promise<SendAnswer> {
  try {
    const response = await fetch(id === null ? "/api/quizzes" : `/api/quizzes/${id}`, {
      method: id === null ? "POST" : "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(id === null ? { draft } : { revision, draft }),
    });
    const body = await response.json();
    if (response.ok && body.status === "conflict") return { status: "conflict", revision: body.revision };
    if (response.ok) return { status: "saved", id: id ?? body.id, revision: body.revision };
    if (response.status === 400) return { status: "invalid", fields: body.error?.fields ?? {} };
    if (response.status === 401) return { status: "signed-out" };
    if (response.status === 404) return { status: "gone" };
    return { status: "offline" };
  } catch {
    return { status: "offline" };
  }
}
