import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, studyDay } from "@/learn/day";
import { dueOf } from "@/learn/due";
import type { Mark } from "@/learn/marks";
import { DEFAULT_PRESET, DEFAULT_PRESET_ID } from "@/learn/preset";
import { buildQueue } from "@/learn/queue";
import { randomFrom } from "@/learn/random";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { deckTitle, getDeck, listDecks } from "./decks";
import { setMarks } from "./marks";
import { choosePreset, savePreset } from "./presets";
import { progressOf } from "./progress";
import { type NewReview, newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";
import { getSettings, saveSettings } from "./settings";
import { studyCards } from "./study";
import { queueOf } from "./today";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const ZONE = { timeZone: "Asia/Almaty", rolloverHour: 4 };

describe.each(testDatabases())("what is due in decks on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const topics = ["one", "one-b", "two"];
    await publishCards(
      db,
      "pack",
      Array.from({ length: 36 }, (_, n) =>
        makeCard(`f${n}`, `${n}`, { topicId: topics[n % 3] as string, siblings: `s${n % 12}` }),
      ),
    );
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
  });
  afterAll(() => opened.close());

  it.each([1, 2, 3, 4, 5])(
    "agrees with the sitting and the forecast in the random world %i",
    async (seed) => {
      const random = randomFrom(`decks ${seed}`);
      const userId = await makeUser(db);
      await saveSettings(db, userId, ZONE);
      const events: NewReview[] = [];
      for (const cardId of ids) {
        for (let n = Math.floor(random() * 4); n > 0; n--) {
          const ago = random() < 0.1 ? random() * 3_600_000 : random() * 40 * DAY;
          const rating = (1 + Math.floor(random() * 4)) as Rating;
          const rest = { trace: 1, kind: "rating", form: "flip", durationMs: 900 };
          events.push(
            newReviewSchema.parse({
              id: uuidv7(),
              cardId,
              rating,
              reviewedAt: Math.floor(NOW - ago),
              ...rest,
            }),
          );
        }
      }
      events.sort((a, b) => a.reviewedAt - b.reviewedAt);
      await recordReviews(db, userId, events, { now: NOW });
      const today = studyDay(NOW, ZONE);
      const set = (cardId: number | undefined, kind: "suspended" | "buried", value: string) =>
        setMarks(db, userId, [{ cardId: cardId as number, kind, value, at: NOW } as Mark], NOW);
      await set(ids[seed], "suspended", "yes");
      await set(ids[seed + 1], "buried", today);
      await set(ids[seed + 2], "buried", addDays(today, -1));
      // Of two presets each counts what was done of its own cards.
      const few = { ...DEFAULT_PRESET, newPerDay: 1, reviewsPerDay: 3 + seed };
      await savePreset(db, userId, DEFAULT_PRESET_ID, { name: "", options: few });
      const other = await savePreset(db, userId, null, {
        name: "Other",
        options: { ...few, reviewsPerDay: 2 },
      });
      await choosePreset(db, userId, { packId: "pack", slug: "two" }, other ?? "");

      const settings = await getSettings(db, userId);
      let held = 0;
      for (const deck of await listDecks(db, userId, NOW)) {
        const { queue } = await queueOf(db, userId, settings, NOW, { deck });
        expect([deck.slug, deck.due]).toEqual([deck.slug, dueOf(queue, NOW).met]);
        expect((await getDeck(db, userId, deck.packId, deck.slug, NOW))?.deck).toEqual(deck);
        expect(await deckTitle(db, userId, deck.packId, deck.slug, NOW)).toBe(deck.title);
        held += queue.held + queue.overLimit;
      }
      expect(held).toBeGreaterThan(0);
      expect(await deckTitle(db, userId, "pack", "none", NOW)).toBeNull();
      const limits = { newPerDay: 0, reviewsPerDay: 999 };
      const none = { newCards: 0, reviews: 0 };
      const all = buildQueue(await studyCards(db, userId, { today }), limits, none, ZONE, NOW);
      const { forecast } = await progressOf(db, userId, NOW);
      expect(forecast[0]?.due).toBe(all.dueReviews + all.dueLearning + all.laterToday.length);
      expect(forecast[1]?.due).toBeGreaterThanOrEqual(all.held);
    },
  );
});
