/**
 * Nothing reveals an answer before its time. The same sittings are taken in two worlds that show the same and have other
 * right answers: as long as nothing may be told, every response must be the same to the byte, errors and all, and so must
 * the number of statements it takes. Besides, every text of the keys is marked, and no mark may be found before its time.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Handler } from "@/app/_server/mutation";
import { encodeSession } from "@/app/_server/session-token";
import type { Db } from "@/db/client";
import { attemptsData } from "@/db/queries/attempts/export";
import { listAttempts } from "@/db/queries/attempts/list";
import { reviewAttempt } from "@/db/queries/attempts/review";
import { createUser, type User } from "@/db/queries/users";
import { makeCard, type OpenDatabase, publishCards, testDatabases } from "@/db/testing";
import { makeQuiz, type QuizIs } from "@/db/testing-quizzes";
import { QUIZ_FORMS, type QuizForm } from "@/learn/answer";
import type { AttemptView } from "@/learn/quiz/attempt";
import { type Behaviour, MOMENTS, type Moment, openReview, SHOWN, type Shown } from "@/learn/quiz/blueprint";
import { ANSWERS, itemOf, mark, WORLDS, type World } from "@/learn/quiz/testing-leaks";
import { POST as save } from "./[id]/answers/route";
import { POST as check } from "./[id]/check/route";
import { POST as finish } from "./[id]/finish/route";
import { GET as look } from "./[id]/route";
import { POST as begin } from "./route";

let db: Db;
vi.mock("@/db/client", () => ({ getDb: async () => db }));

const ORIGIN = "http://localhost:3000";
const NOW = Date.UTC(2026, 5, 15, 12);
const BEHAVIOURS: Behaviour[] = [
  { kind: "deferred" },
  { kind: "immediate" },
  { kind: "tries", tries: 3, penalty: 0.25 },
  { kind: "certainty" },
];

let opened: OpenDatabase;
let owner: User;
let statements = 0;

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("NEXTAUTH_URL", ORIGIN);
  vi.stubEnv("NEXTAUTH_SECRET", "t".repeat(40));
  const [embedded] = testDatabases();
  opened = await (embedded as NonNullable<typeof embedded>).open();
  db = counting(opened.db);
  await publishWorlds();
  owner = await someone();
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});
afterEach(() => vi.setSystemTime(NOW));
afterAll(() => {
  vi.useRealTimers();
  return opened.close();
});

/** Counts what is sent to the database, in transactions too: how long an answer takes must not tell either. */
function counting(of: Db): Db {
  const { session } = of._ as unknown as { session: object };
  const kind = Object.getPrototypeOf(session) as { prepareQuery: (...args: unknown[]) => unknown };
  const prepare = kind.prepareQuery;
  vi.spyOn(kind, "prepareQuery").mockImplementation(function (this: unknown, ...args) {
    statements += 1;
    return prepare.apply(this, args);
  });
  return of;
}

/** Publishes both, each as a pack of its own with one question of each form. */
async function publishWorlds(): Promise<void> {
  for (const world of WORLDS) {
    const cards = QUIZ_FORMS.map((form) =>
      makeCard(`${world}-${form}`, mark("answer"), { forms: ["flip", form], topicId: "one" }),
    );
    await publishCards(db, world, cards, undefined, { title: "A pack" }, (card) => {
      const form = card.forms[1] as QuizForm;
      return [itemOf(card, form, world)];
    });
  }
}

let made = 0;
async function someone(): Promise<User> {
  made += 1;
  const email = `student-${made}@example.org`;
  return (await createUser(db, { email, name: "Aya", passwordHash: null }, new Date(NOW))) as User;
}

/** A student with a quiz of one world before them, who writes down all that comes back. */
class Student {
  readonly log: {
    what: string;
    status: number;
    headers: [string, string][];
    body: string;
    statements: number;
  }[] = [];
  attempt = "";
  view: AttemptView | null = null;

  constructor(
    readonly user: User,
    readonly quiz: string,
  ) {}

  static async of(world: World, is: QuizIs): Promise<Student> {
    return new Student(await someone(), await makeQuiz(db, owner.id, { ...is, packId: world }));
  }

  async ask(what: string, handler: Handler, body?: unknown, as: User = this.user): Promise<unknown> {
    const headers = { origin: ORIGIN, host: "localhost:3000", "content-type": "application/json" };
    const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
    const request = new Request(`${ORIGIN}/api/x`, {
      ...(text === undefined ? {} : { method: "POST", body: text }),
      headers: { ...headers, cookie: `zerek.session=${encodeSession(as)}` },
    });
    const before = statements;
    const response = await handler(request, { params: Promise.resolve({ id: this.attempt }) });
    const said = (await response.text()).replaceAll(this.attempt || "none", "ATTEMPT");
    this.log.push({
      what,
      status: response.status,
      headers: [...response.headers],
      body: said,
      statements: statements - before,
    });
    return said && JSON.parse(said);
  }

  async start(): Promise<AttemptView> {
    const { id } = (await this.ask("start", begin, { quiz: this.quiz })) as { id: string };
    this.attempt = id;
    // The id is new each time and says only when it was made; how often the bank is looked into follows from the seed.
    const [started] = this.log;
    if (started) Object.assign(started, { body: "", statements: 0 });
    return (await this.look()) as AttemptView;
  }

  async look(what = "view"): Promise<unknown> {
    return this.ask(what, look);
  }

  async give(position: number, base: number, answer: unknown, extra: object = {}): Promise<void> {
    const saveId = uuid(position, base);
    const one = { saveId, position, base, answer, certainty: 3, flagged: false, givenAt: NOW, ...extra };
    await this.ask(`save ${position}`, save, { saves: [one] });
  }

  async judge(position: number, revision: number, nth = revision): Promise<void> {
    await this.ask(`check ${position}`, check, { position, revision, checkId: uuid(position, 100 + nth) });
  }
}

const uuid = (a: number, b: number) =>
  `0190a000-0000-7000-8000-${a.toString(16).padStart(6, "0")}${b.toString(16).padStart(6, "0")}`;

/** A whole sitting with everything a student can send, sound and unsound. */
async function sit(student: Student): Promise<void> {
  const view = await student.start();
  expect(view.questions.map(({ form }) => form)).toEqual([...QUIZ_FORMS]);
  await student.ask("start again", begin, { quiz: student.quiz });
  for (const { position, form } of view.questions) {
    const [first, second] = ANSWERS[form];
    await student.judge(position, 0);
    await student.give(position, 7, first);
    await student.give(position, 0, { form: form === "typed" ? "cloze" : "typed", text: "x" });
    await student.give(position, 0, { form, nonsense: true });
    await student.give(position, 0, first, { givenAt: NOW + 9e9 });
    await student.give(position, 0, first);
    await student.judge(position, 5);
    await student.judge(position, 1);
    await student.judge(position, 1);
    await student.look();
    await student.give(position, 1, second);
    await student.judge(position, 2);
    await student.look();
  }
  await student.give(99, 0, ANSWERS.typed[0]);
  await student.judge(99, 0);
  await student.ask("junk", save, "{no json");
  await student.ask("junk", check, { position: "x" });
  await student.ask("junk", finish, { now: true });
  await student.ask("not mine", look, undefined, owner);
  await student.ask("not mine", check, { position: 0, revision: 1, checkId: uuid(1, 1) }, owner);
}

async function afterwards(student: Student): Promise<void> {
  await student.ask("finish", finish, {});
  await student.ask("finish again", finish, {});
  await student.look();
  await student.give(0, 1, ANSWERS.cloze[1]);
  await student.judge(0, 1);
}

const CLOSES = NOW + 60 * 60_000;
const none = (): Record<Moment, Record<Shown, boolean>> =>
  Object.fromEntries(
    MOMENTS.map((moment) => [moment, Object.fromEntries(SHOWN.map((what) => [what, false]))]),
  ) as Record<Moment, Record<Shown, boolean>>;

/** All that the pages of a result are made of, at a time. */
async function pages(student: Student, now: number): Promise<string> {
  const { id } = student.user;
  const said = [
    await reviewAttempt(db, id, student.attempt, now),
    await listAttempts(db, id, {}, now),
    await attemptsData(db, id, null, now),
  ];
  return JSON.stringify(said).replaceAll(student.attempt, "ATTEMPT").replaceAll(student.quiz, "QUIZ");
}

describe("while nothing may be told", () => {
  it.each(BEHAVIOURS)("every response is the same whatever is right: $kind", async (behaviour) => {
    const [north, south] = await Promise.all(
      WORLDS.map((world) =>
        Student.of(world, { behaviour, review: none(), closesAt: CLOSES, timeLimitMinutes: 30 }),
      ),
    );
    if (!north || !south) throw new Error("two worlds");
    for (const student of [north, south]) {
      await sit(student);
      await afterwards(student);
    }
    expect(south.log.length).toBeGreaterThan(100);
    expect(south.log).toEqual(north.log);
    expect(JSON.stringify([north.log, south.log])).not.toContain("secret");
    for (const now of [NOW + 1000, NOW + 5 * 60_000, CLOSES + 9e8]) {
      expect(await pages(south, now)).toBe(await pages(north, now));
      expect(await pages(south, now)).not.toContain("secret");
    }
  });
});

/** The marks of a text. */
const marksIn = (text: string) => new Set(text.match(/secret-\w+/g) ?? []);
/** What an option alone may tell of a judged question. */
const TELLS: Record<Shown, string[]> = {
  answer: [],
  correctness: [],
  points: [],
  "right-answer": ["answer", "correction"].map(mark),
  // Why an answer is wrong says that it is: that takes both.
  explanation: ["explanation", "note"].map(mark),
  source: [mark("source")],
};
const REASON = mark("reason");

describe("what may be told", () => {
  it.each(SHOWN)("%s while answering tells that, of judged questions alone", async (what) => {
    const review = none();
    review.during[what] = true;
    const student = await Student.of("south", { behaviour: { kind: "immediate" }, review, closesAt: CLOSES });
    const view = await student.start();
    for (const { position, form } of view.questions) {
      const before = student.log.length;
      await student.give(position, 0, ANSWERS[form][0]);
      await student.judge(position, 5);
      for (const { body } of student.log.slice(before)) expect(marksIn(body)).toEqual(new Set());
      await student.judge(position, 1);
    }
    await student.look();
    await afterwards(student);
    const told = marksIn(JSON.stringify(student.log));
    expect(told).toEqual(new Set(TELLS[what]));
    expect(marksIn(await pages(student, NOW + 1000))).toEqual(new Set());
  });

  it("while tries are left only why the answer is wrong, however open the quiz", async () => {
    const behaviour: Behaviour = { kind: "tries", tries: 2, penalty: 0.5 };
    const student = await Student.of("south", { behaviour, review: openReview() });
    const view = await student.start();
    for (const { position, form } of view.questions) {
      const before = student.log.length;
      await student.give(position, 0, ANSWERS[form][0]);
      await student.judge(position, 1);
      await student.look();
      const [, tried] = student.log.slice(before);
      expect(JSON.parse(tried?.body ?? "")).toMatchObject({
        question: { locked: false, triesLeft: 1, feedback: { verdict: "wrong" } },
      });
      // Those judged before have told theirs by now; this one has not.
      for (const told of marksIn(tried?.body ?? "")) expect(told).toBe(REASON);
      await student.give(position, 1, ANSWERS[form][1]);
      await student.judge(position, 2);
      expect(marksIn(student.log.at(-1)?.body ?? "")).toContain(mark("explanation"));
    }
    expect(marksIn(JSON.stringify(student.log))).not.toContain(mark("fact"));
  });

  it.each(SHOWN)("%s afterwards tells that, at its moment alone", async (what) => {
    const times = { after: NOW + 1000, open: NOW + 5 * 60_000, closed: CLOSES + 9e8 };
    for (const moment of ["after", "open", "closed"] as const) {
      const review = none();
      review[moment][what] = true;
      const student = await Student.of("south", { review, closesAt: CLOSES });
      const view = await student.start();
      for (const { position, form } of view.questions) await student.give(position, 0, ANSWERS[form][0]);
      await afterwards(student);
      expect(marksIn(JSON.stringify(student.log))).toEqual(new Set());
      for (const [when, now] of Object.entries(times)) {
        const told = marksIn(await pages(student, now));
        expect([when, told]).toEqual([when, new Set(when === moment ? TELLS[what] : [])]);
      }
    }
  });
});
