/** What the server tells of a fit, a line of JSON each. It is our own route: a line of another kind means it failed. */
type News =
  | { kind: "progress"; share: number }
  | { kind: "few"; predictions: number; needed: number }
  | { kind: "done"; adopted: boolean; before: number; after: number }
  | { kind: "failed" };
export type FitLine = News | { kind: "busy" } | { kind: "tooMany" };

const KINDS: ReadonlySet<string> = new Set(["progress", "few", "done", "failed"] satisfies News["kind"][]);

function newsOf(text: string): News {
  const news = JSON.parse(text) as News;
  return KINDS.has(news.kind) ? news : { kind: "failed" };
}

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
        const news = newsOf(text);
        if (news.kind !== "progress") return news;
        tell(news.share);
      }
    }
  } catch {
    return { kind: "failed" };
  }
}
