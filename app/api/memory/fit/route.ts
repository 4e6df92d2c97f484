import { z } from "zod";
import { AppError } from "@/app/_server/errors";
import { startFit } from "@/app/_server/fit-job";
import { log } from "@/app/_server/log";
import { mutation } from "@/app/_server/mutation";
import { adoptWeights, ratingsByCard } from "@/db/queries/fit";
import { getSettings } from "@/db/queries/settings";
import type { FitNews } from "@/learn/model/trial";

/**
 * Fits the caller's weights to their own reviews and adopts them if they predict the later part better. Answers with
 * one JSON object a line as it goes on: `progress` with a share, and at last `done` (`adopted`), `few` or `failed`.
 */
export const POST = mutation({
  who: "user",
  input: z.strictObject({}),
  limit: { name: "fit:user", points: 10, seconds: 3600, by: "user" },
  transaction: false,
  async run({ db, user }) {
    const [cards, settings] = await Promise.all([ratingsByCard(db, user.id), getSettings(db, user.id)]);
    const { timeZone, rolloverHour } = settings;
    const encoder = new TextEncoder();
    let send = (_line: object) => {};
    let finish = () => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = (line) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        finish = () => controller.close();
      },
      cancel() {
        // Whoever left gets the result all the same.
        send = () => {};
        finish = () => {};
      },
    });
    const settle = async (news: FitNews) => {
      if (news.kind === "done") {
        const { w, verdict } = news;
        if (verdict.better) {
          await adoptWeights(db, user.id, { id: crypto.randomUUID(), w, verdict }, Date.now());
        }
        send({
          kind: "done",
          adopted: verdict.better,
          before: verdict.before.metrics.logLoss,
          after: verdict.after.metrics.logLoss,
        });
      } else if (news.kind === "failed") {
        log.error({ message: news.message }, "weights were not fitted");
        send({ kind: "failed" });
      } else send(news);
      if (news.kind !== "progress") finish();
    };
    const work = { cards, day: { timeZone, rolloverHour }, used: settings.weights?.w };
    const started = startFit(user.id, work, (news) => {
      settle(news).catch((error: unknown) => {
        log.error({ error }, "fitted weights were not kept");
        send({ kind: "failed" });
        finish();
      });
    });
    if (started === "busy")
      throw new AppError("conflict", "A fit is running already. Try again in a minute.");
    return new Response(body, {
      headers: { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" },
    });
  },
});
