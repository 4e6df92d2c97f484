/** What a device may send of a review, and what it is answered. */
import { z } from "zod";
import { ratingOf } from "@/learn/evidence";
import { FORMS } from "@/learn/item";
import type { Memory } from "@/learn/memory";
import { MAX_DURATION_MS } from "@/learn/review";
import { isOptionsText } from "@/learn/schedule";

/** Events taken at once. */
export const MAX_BATCH = 500;
/** Reviews from before it are refused: no clock that told this time was right. */
export const FIRST_MOMENT = Date.UTC(2000);

const uuid = z.uuid().transform((id) => id.toLowerCase());
const base = {
  /** minted by the device, UUIDv7 */
  id: uuid,
  cardId: z.number().int().min(1).max(2_147_483_647),
  /** the trace the card had on the device */
  trace: z.number().int().min(1).max(32_767),
  /** ms since the epoch, by the device's clock */
  reviewedAt: z.number().int().min(0).max(Date.UTC(2200)),
  /** time from question to rating in ms; more than MAX_DURATION_MS counts as that much */
  durationMs: z
    .number()
    .min(0)
    .transform((ms) => Math.round(Math.min(ms, MAX_DURATION_MS))),
};
const ratingSchema = z.literal([1, 2, 3, 4]);
const none = z.null().default(null);
/** How an answer was judged: its score and that of blind guessing. */
const judgedSchema = z.strictObject({ score: z.number().min(0).max(1), guess: z.number().min(0).max(1) });
/** What the device scheduled a rating by. A scheduler or weights that are not known here give way to the account's. */
const scheduleSchema = z.strictObject({
  scheduler: z.string().min(1).max(64),
  weightsId: z.string().min(1).max(64),
  desiredRetention: z.number().min(0.7).max(0.97),
  options: z.string().refine(isOptionsText, "not options of a schedule").nullable().default(null),
});

/** An event as a device sends it. */
export const newReviewSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({
      ...base,
      kind: z.literal("rating"),
      targetId: none,
      rating: ratingSchema,
      form: z.enum(FORMS),
      /** an answer in another form than a flashcard, which the device judged: the rating follows from it */
      judged: judgedSchema.optional(),
      schedule: scheduleSchema.optional(),
    })
    .refine(({ form, judged }) => !judged || form !== "flip", "a flashcard is rated, not judged")
    .transform((event) => (event.judged ? { ...event, rating: ratingOf(event.judged) } : event)),
  z.strictObject({ ...base, kind: z.literal("undo"), targetId: uuid, rating: none, form: none }),
  z.strictObject({ ...base, kind: z.literal("reset"), targetId: none, rating: none, form: none }),
]);
export type NewReview = z.output<typeof newReviewSchema>;

/** The id that something sent gives itself; empty where it gives none. */
function idOf(event: unknown): string {
  const id = typeof event === "object" && event !== null && "id" in event ? event.id : "";
  return typeof id === "string" ? id.slice(0, 64) : "";
}

/** What is wrong with an event that newReviewSchema does not take. */
function malformed(event: unknown, error: z.ZodError): RecordResult {
  const [issue] = error.issues;
  const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  const message = `${where}${issue?.message ?? "unreadable"}`;
  return { id: idOf(event), status: "refused", reason: "malformed", message };
}

/** The answer to events that another account made on this device: nothing is recorded, and they need not be lost. */
export function notTheirs(events: readonly unknown[]): RecordResult[] {
  return events.map((event) => ({ id: idOf(event), status: "refused", reason: "another-account" }));
}

/** Each event parsed on its own, in the order given: a bad one does not sink the others. */
export function parseReviews(events: readonly unknown[]): (NewReview | RecordResult)[] {
  return events.map((event) => {
    const parsed = newReviewSchema.safeParse(event);
    return parsed.success ? parsed.data : malformed(event, parsed.error);
  });
}

export type RefusalReason =
  /** not an event: `message` says which part is wrong */
  | "malformed"
  /** more than MAX_AHEAD_MS ahead of the server's clock: worth sending again when the time has come */
  | "future"
  /** before FIRST_MOMENT */
  | "past"
  /** made by another account on this device: worth sending again once that is signed in */
  | "another-account"
  /** there is no such card, or the learner cannot see it */
  | "unknown-card"
  /** a trace the card never had */
  | "unknown-trace"
  /** an undo of another card's review, of an undo, or of a judged answer */
  | "unknown-target";

export interface RecordResult {
  id: string;
  status: "recorded" | "repeated" | "refused";
  reason?: RefusalReason;
  message?: string;
  /** the time it counts as having happened at (ms), where that is not the one sent: the device's clock was off */
  reviewedAt?: number;
  /** the card's memory after the whole batch, with the last of its events; null when nothing stands */
  memory?: Memory | null;
}

export interface RecordContext {
  /** the server's clock, ms since the epoch */
  now: number;
  /** the epoch the request's session began in; absent: the caller has checked the session */
  sessionEpoch?: number | undefined;
}

/** The session was ended elsewhere, or the account is gone: nothing was recorded. */
export class SessionEndedError extends Error {
  override name = "SessionEndedError";
  constructor() {
    super("The learner has signed out, or the account is gone.");
  }
}
