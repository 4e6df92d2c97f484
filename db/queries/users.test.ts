import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accounts, settings, userTokens } from "../schema/accounts";
import { cards } from "../schema/content";
import { daily, memories, reviews } from "../schema/study";
import { makeCard, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { accountDataJson } from "./account-data";
import { recordReviews } from "./reviews";
import { saveSettings } from "./settings";
import { clearExpiredTokens, createToken, peekToken, takeToken } from "./tokens";
import {
  bumpSessionEpoch,
  createUser,
  linkAccount,
  passwordOfEmail,
  providersOfUser,
  removeUser,
  setEmail,
  setPassword,
  type User,
  userByAccount,
  userByEmail,
  userById,
  userOfSession,
} from "./users";

const NOW = new Date("2026-05-01T00:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe.each(testDatabases())("accounts on $name", ({ open }) => {
  let opened: OpenDatabase;
  let user: User;
  const make = async (email = `${uuidv7()}@example.org`) => {
    const made = await createUser(opened.db, { email, name: "Aya", passwordHash: "hash" }, NOW);
    if (!made) throw new Error("address taken");
    return made;
  };
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    user = await make();
  });

  it("one address has one account, in whatever case", async () => {
    const again = { email: ` ${user.email.toUpperCase()} `, name: "B", passwordHash: null };
    expect(await createUser(opened.db, again, NOW)).toBeNull();
    expect((await userByEmail(opened.db, again.email))?.id).toBe(user.id);
    const both = { email: `${uuidv7()}@example.org`, name: "C", passwordHash: null };
    const made = await Promise.all([createUser(opened.db, both, NOW), createUser(opened.db, both, NOW)]);
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it("a session is its epoch's: password, address and signing out everywhere end it", async () => {
    expect(await userOfSession(opened.db, user.id, 1)).toEqual(user);
    expect(await bumpSessionEpoch(opened.db, user.id)).toBe(2);
    expect(await setPassword(opened.db, user.id, "other")).toBe(3);
    expect(await setEmail(opened.db, user.id, `${uuidv7()}@example.org`, NOW)).toBe(4);
    for (const old of [1, 2, 3]) expect(await userOfSession(opened.db, user.id, old)).toBeNull();
    expect(await userOfSession(opened.db, user.id, 4)).not.toBeNull();
    expect(await bumpSessionEpoch(opened.db, uuidv7())).toBeNull();
  });

  it("shows no password hash but to who compares it", async () => {
    expect(JSON.stringify([user, await userById(opened.db, user.id)])).not.toContain('"hash"');
    expect(user.hasPassword).toBe(true);
    expect((await passwordOfEmail(opened.db, user.email))?.passwordHash).toBe("hash");
  });

  it("an address that is somebody's cannot be taken", async () => {
    const other = await make();
    expect(await setEmail(opened.db, user.id, other.email.toUpperCase(), NOW)).toBe("taken");
    expect((await userById(opened.db, user.id))?.email).toBe(user.email);
    const wanted = `${uuidv7()}@example.org`;
    const both = await Promise.all([user, other].map((u) => setEmail(opened.db, u.id, wanted, NOW)));
    expect(both.filter((outcome) => outcome === "taken")).toHaveLength(1);
  });

  it("an account of a provider is one user's", async () => {
    const other = await make();
    const link = { provider: "google", providerAccountId: uuidv7() };
    expect(await linkAccount(opened.db, { userId: user.id, ...link })).toBe(true);
    expect(await linkAccount(opened.db, { userId: other.id, ...link })).toBe(false);
    expect((await userByAccount(opened.db, "google", link.providerAccountId))?.id).toBe(user.id);
    expect(await userByAccount(opened.db, "github", link.providerAccountId)).toBeNull();
    expect(await providersOfUser(opened.db, user.id)).toEqual(["google"]);
  });

  describe("one-time links", () => {
    const reset = (expiresAt = later(60)) =>
      createToken(opened.db, { userId: user.id, purpose: "reset-password", expiresAt });

    it("work once", async () => {
      const token = await reset();
      expect(await peekToken(opened.db, "reset-password", token, NOW)).toMatchObject({ userId: user.id });
      expect(await takeToken(opened.db, "reset-password", token, NOW)).toMatchObject({ userId: user.id });
      expect(await takeToken(opened.db, "reset-password", token, NOW)).toBeNull();
      expect(await peekToken(opened.db, "reset-password", token, NOW)).toBeNull();
    });

    it("work for one of two that come at once", async () => {
      const token = await reset();
      const taken = await Promise.all(
        Array.from({ length: 8 }, () => takeToken(opened.db, "reset-password", token, NOW)),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    it("stay usable when what they permit fails", async () => {
      const token = await reset();
      await expect(
        opened.db.transaction(async (tx) => {
          await takeToken(tx, "reset-password", token, NOW);
          throw new Error("no");
        }),
      ).rejects.toThrow("no");
      expect(await takeToken(opened.db, "reset-password", token, NOW)).not.toBeNull();
    });

    it("run out, serve one purpose, and a new one replaces the old", async () => {
      const old = await reset(later(1));
      expect(await takeToken(opened.db, "reset-password", old, later(1))).toBeNull();
      expect(await takeToken(opened.db, "change-email", old, NOW)).toBeNull();
      const fresh = await reset();
      expect(await takeToken(opened.db, "reset-password", old, NOW)).toBeNull();
      expect(await takeToken(opened.db, "reset-password", fresh, NOW)).not.toBeNull();
      await reset(later(1));
      await clearExpiredTokens(opened.db, later(2));
      const left = await opened.db.select().from(userTokens).where(eq(userTokens.userId, user.id));
      expect(left).toEqual([]);
    });

    it("are kept as hashes only", async () => {
      const token = await reset();
      expect(JSON.stringify(await opened.db.select().from(userTokens))).not.toContain(token);
    });
  });

  describe("with things of their own", () => {
    const read = async (id: string) => {
      let text = "";
      for await (const piece of accountDataJson(opened.db, id, NOW)) text += piece;
      return text;
    };

    async function study(who: User) {
      const packId = `pack-${uuidv7()}`;
      await publishCards(opened.db, packId, [makeCard("f1", "one"), makeCard("f2", "two")]);
      const rows = await opened.db.select({ id: cards.id }).from(cards).where(eq(cards.packId, packId));
      const events = rows.map(({ id: cardId }, i) => ({
        id: uuidv7(),
        cardId,
        trace: 1,
        kind: "rating" as const,
        targetId: null,
        rating: 3 as const,
        form: "flip" as const,
        reviewedAt: NOW.getTime() + i * 1000,
        durationMs: 2000,
      }));
      await recordReviews(opened.db, who.id, events, { now: NOW.getTime() + 60_000, sessionEpoch: 1 });
      await saveSettings(opened.db, who.id, { rolloverHour: 7 });
      await linkAccount(opened.db, { userId: who.id, provider: "google", providerAccountId: uuidv7() });
      await createToken(opened.db, { userId: who.id, purpose: "reset-password", expiresAt: later(60) });
      return events;
    }

    it("download all of it as one JSON document, and nothing of others", async () => {
      const other = await make();
      const [mine, theirs] = [await study(user), await study(other)];
      const text = await read(user.id);
      const data = JSON.parse(text);
      expect(data.reviews.map((r: { id: string }) => r.id)).toEqual(mine.map((e) => e.id).sort());
      expect(data.reviews[0]).toMatchObject({ card: "f1#value", rating: 3 });
      expect(data.memories).toHaveLength(2);
      expect(data).toMatchObject({
        user: { email: user.email },
        settings: { rolloverHour: 7 },
        days: [{ reviews: 2 }],
      });
      for (const alien of [other.id, other.email, ...theirs.map((e) => e.id), '"hash"', "tokenHash"]) {
        expect(text).not.toContain(alien);
      }
      expect(await read(uuidv7())).toBe("");
    });

    it("and nothing for someone new", async () => {
      expect(JSON.parse(await read(user.id))).toMatchObject({
        settings: null,
        days: [],
        memories: [],
        reviews: [],
      });
    });

    it("are removed with everything of theirs, and nothing of others", async () => {
      const other = await make();
      await study(user);
      await study(other);
      expect(await removeUser(opened.db, user.id)).toBe(true);
      expect(await removeUser(opened.db, user.id)).toBe(false);
      for (const table of [accounts, settings, userTokens, reviews, memories, daily]) {
        const count = (id: string) => opened.db.$count(table, eq(table.userId, id));
        expect(await count(user.id)).toBe(0);
        expect(await count(other.id)).toBeGreaterThan(0);
      }
    });
  });
});
