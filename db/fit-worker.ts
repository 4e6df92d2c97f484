/**
 * The thread in which weights are fitted, off the event loop: building fsrs-rs's items takes longest. Started by path
 * (app/_server/fit-job.ts); tells its progress as it goes.
 */
import { parentPort, workerData } from "node:worker_threads";
import { calendarDays, historiesOf } from "@/learn/model/history";
import { ENOUGH, type FitNews, type FitWork, TAUGHT, verdictOf } from "@/learn/model/trial";
import { fitWeights } from "./fit-weights";

async function work({ cards, day, used }: FitWork, tell: (news: FitNews) => void): Promise<void> {
  const histories = historiesOf(cards, calendarDays(day));
  const count = histories.questions.length;
  if (count < ENOUGH) return tell({ kind: "few", predictions: count, needed: ENOUGH });
  const taught = Math.floor(count * TAUGHT);
  tell({ kind: "progress", share: 0.1 });
  const w = await fitWeights(histories, taught, (share) =>
    tell({ kind: "progress", share: 0.1 + 0.85 * share }),
  );
  tell({ kind: "done", w, verdict: verdictOf(histories, taught, used, w) });
}

const port = parentPort;
if (port) {
  const tell = (news: FitNews) => port.postMessage(news);
  work(workerData as FitWork, tell).catch((error: Error) => tell({ kind: "failed", message: error.message }));
}
