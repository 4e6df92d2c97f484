import { z } from "zod";

const line = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), share: z.number() }),
  z.object({ kind: z.literal("few"), predictions: z.number(), needed: z.number() }),
  z.object({ kind: z.literal("done"), adopted: z.boolean(), before: z.number(), after: z.number() }),
  z.object({ kind: z.literal("failed") }),
]);
export type FitLine = z.infer<typeof line> | { kind: "busy" } | { kind: "tooMany" };

/** Asks for a fit and tells its news line by line; resolves with the last. */
export async function askForFit(tell: (share: number) => void): Promise<FitLine> {
  try {
    const response = await fetch("/api/memory/fit", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    if (response.status === 409) return { kind: "busy" };
    if (response.status === 429) return { kind: "tooMany" };
    if (!response.ok || !response.body) return { kind: "failed" };
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return { kind: "failed" };
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) {
        const news = line.parse(JSON.parse(text));
        if (news.kind !== "progress") return news;
        tell(news.share);
      }
    }
  } catch {
    return { kind: "failed" };
  }
}
