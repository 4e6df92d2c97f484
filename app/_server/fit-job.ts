import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { FitNews, FitWork } from "@/learn/model/trial";

/** Fits running in this process, by user: a second request of the same person waits for nothing and is refused. */
const running = new Set<string>();
/** Threads at once: each takes a core. */
const MOST = 2;

/** Loads the thread by path and at run time, as TypeScript: it is no part of the bundle. */
const BEGIN = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(${JSON.stringify(pathToFileURL(path.join(process.cwd(), "db", "fit-worker.ts")).href)});
});`;

type FitStart = "started" | "busy";

/**
 * Fits weights in a thread of its own and tells each piece of news; the last is "done", "few" or "failed".
 * @returns "busy" when this person's fit is running already, or as many as this server will do at once
 */
export function startFit(userId: string, work: FitWork, tell: (news: FitNews) => void): FitStart {
  if (running.has(userId) || running.size >= MOST) return "busy";
  running.add(userId);
  const worker = new Worker(/* turbopackIgnore: true */ BEGIN, { eval: true, workerData: work });
  let ended = false;
  const end = (news: FitNews) => {
    if (ended) return;
    ended = true;
    running.delete(userId);
    tell(news);
  };
  worker.on("message", (news: FitNews) => {
    if (news.kind === "progress") tell(news);
    else {
      end(news);
      worker.terminate();
    }
  });
  worker.on("error", (error) => end({ kind: "failed", message: error.message }));
  worker.on("exit", () => end({ kind: "failed", message: "the thread ended" }));
  return "started";
}
