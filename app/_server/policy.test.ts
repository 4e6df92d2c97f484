/**
 * Every page, action and route, run as everybody there is to a class, against the one table of who may do what. A file of
 * app/ that is a way in and does not stand in the table fails here.
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createFormatter, createTranslator } from "next-intl";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { messages } from "@/app/_messages/request";
import type { Db } from "@/db/client";
import { finishAttempt } from "@/db/queries/attempts/finish";
import { startAssigned } from "@/db/queries/attempts/start-assigned";
import { archiveClass } from "@/db/queries/classes/classes";
import { endMembership, makeOwner } from "@/db/queries/classes/members";
import { saveExamPlan } from "@/db/queries/exam-plans";
import { userById } from "@/db/queries/users";
import { cards } from "@/db/schema/content";
import { makeUser, type OpenDatabase, testDatabases } from "@/db/testing";
import { access, assign, join, makeClass } from "@/db/testing-classes";
import { makeQuiz, PACK, publishBank } from "@/db/testing-quizzes";
import type { Relation } from "@/learn/class/relation";
import { addDays } from "@/learn/day";
import { newBlueprint } from "@/learn/quiz/draft";
import {
  ACTIONS,
  type Capability,
  CLASS_RULES,
  type ClassCapability,
  closedPaths,
  mayInClass,
  PAGES,
  ROUTES,
} from "./policy";
import { encodeSession } from "./session-token";

const WHO = {
  owner: "owner",
  "co-instructor": "co-instructor",
  assistant: "assistant",
  "student of this class": "student",
  "student of another class": "none",
  "former member": "former",
  stranger: "none",
  "signed out": "none",
} as const satisfies Record<string, Relation>;
type Who = keyof typeof WHO;
const EVERYBODY = Object.keys(WHO) as Who[];

let db: Db;
let cookie = "";
vi.mock("@/db/client", () => ({ getDb: async () => db }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", async (actual) => ({ ...(await actual<object>()), after: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: ORIGIN, host: "localhost:3000" }),
  cookies: async () => ({
    get: (name: string) => (cookie && name === "zerek.session" ? { value: cookie } : undefined),
    set: () => undefined,
  }),
}));
vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getFormatter: async () => createFormatter({ locale: "en", timeZone: "UTC" }),
  getTranslations: async (namespace: string) =>
    createTranslator({ locale: "en", messages, namespace: namespace as never }),
  getRequestConfig: (made: unknown) => made,
}));
// The cache of a request: here every call is a request of its own.
vi.mock("react", async (actual) => ({ ...(await actual<object>()), cache: (made: unknown) => made }));

const CODE = "quizcode";
const ORIGIN = "http://localhost:3000";
const app = path.join(import.meta.dirname, "..");
const files = fs
  .readdirSync(app, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /\.(ts|tsx)$/.test(file) && !/\.test\./.test(file));
const pages = files.filter((file) => /(^|\/)page\.tsx?$/.test(file));
const routes = files.filter((file) => /(^|\/)route\.tsx?$/.test(file));
const actionFiles = files.filter((file) =>
  /^\s*(\/\*[\s\S]*?\*\/\s*)?["']use server["']/.test(fs.readFileSync(path.join(app, file), "utf8")),
);
const load = (file: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(path.join(app, file)).href);

let opened: OpenDatabase;
let world: Awaited<ReturnType<typeof makeClass>>;
let people: Record<Who, string | null>;
let ids: Record<"quiz" | "assignment" | "attempt" | "finished" | "exam" | "card", string>;

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("NEXTAUTH_URL", ORIGIN);
  vi.stubEnv("NEXTAUTH_SECRET", "t".repeat(40));
  opened = (await testDatabases()[0]?.open()) as OpenDatabase;
  db = opened.db;
  await publishBank(db, 1);
  world = await makeClass(db, { name: "A secret class" });
  const quiz = await makeQuiz(db, world.owner, { code: CODE });
  const assignment = await assign(db, world.asOwner, { quizId: quiz });
  const begin = async () => {
    const started = await startAssigned(db, world.student, assignment, Date.now());
    if (!("id" in started)) throw new Error(started.refused);
    return started.id;
  };
  const finished = await begin();
  await finishAttempt(db, world.student, finished, Date.now());
  const exam = crypto.randomUUID();
  const today = new Date().toISOString().slice(0, 10);
  const plan = {
    title: "A secret exam",
    examOn: addDays(today, 30),
    packId: PACK,
    topics: [],
    decks: [],
    minutesADay: 10,
  };
  await saveExamPlan(db, world.student, exam, plan, today);
  const [card] = await db.select({ id: cards.id }).from(cards).limit(1);
  ids = { quiz, assignment, exam, finished, attempt: await begin(), card: String(card?.id) };
  people = {
    owner: world.owner,
    "co-instructor": world.coInstructor,
    assistant: world.assistant,
    "student of this class": world.student,
    "student of another class": (await makeClass(db)).student,
    "former member": world.former,
    stranger: await makeUser(db),
    "signed out": null,
  };
}, 120_000);
afterAll(() => opened.close());

/** Takes back what the last call may have done to the class, and signs somebody in. */
async function become(who: Who): Promise<void> {
  await archiveClass(db, world.asOwner, false, 0);
  await join(db, world.id, world.owner, "instructor");
  await join(db, world.id, world.coInstructor, "instructor");
  await join(db, world.id, world.assistant, "assistant");
  await join(db, world.id, world.student);
  await makeOwner(db, world.asOwner, world.owner);
  await endMembership(db, world.asOwner, world.former, "left", 0);
  const id = people[who];
  const user = id === null ? null : await userById(db, id);
  cookie = user ? encodeSession(user) : "";
}

/** What the table says. */
function expected(who: Who, capability: Capability): boolean {
  if (capability === "anyone" || capability === "open") return true;
  if (who === "signed out") return false;
  if (capability === "user") return true;
  if (capability === "quiz.own") return who === "owner";
  if (capability === "attempt.own" || capability === "exam.own") return who === "student of this class";
  return mayInClass(WHO[who], capability, false);
}
const table = (capability: Capability) =>
  Object.fromEntries(EVERYBODY.map((who) => [who, expected(who, capability)]));

/** Whether a page or an action let somebody in: it neither found nothing nor sent them to sign in. */
async function letIn(run: () => unknown): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? "");
    if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return false;
    if (digest.startsWith("NEXT_REDIRECT")) return !/;\/sign-in(;|\?next=)/.test(digest);
    throw error;
  }
}

const params = (file: string) => ({
  id: file.includes("exams")
    ? ids.exam
    : file.includes("quizzes")
      ? ids.quiz
      : file.includes("attempts")
        ? ids.attempt
        : file.includes("/cards/")
          ? ids.card
          : world.id,
  attempt: file.includes("missed") ? ids.finished : ids.attempt,
  assignment: ids.assignment,
  user: world.student,
  code: file.includes("/q/") ? CODE : world.joinCode,
  token: "unknown",
  pack: PACK,
  slug: "all",
});

describe("the table", () => {
  it("has every page, route and action, and no other", async () => {
    const found = await Promise.all(
      [...routes, ...actionFiles].map(async (file) => {
        const names = Object.keys(await load(file));
        return /route\.tsx?$/.test(file)
          ? names.filter((name) => /^[A-Z]+$/.test(name)).map((name) => `${path.dirname(file)} ${name}`)
          : names.map((name) => `${file} ${name}`);
      }),
    );
    expect(pages.map((file) => path.dirname(file)).sort()).toEqual(Object.keys(PAGES).sort());
    expect(found.flat().sort()).toEqual([...Object.keys(ROUTES), ...Object.keys(ACTIONS)].sort());
  });

  it("gives owners all but leaving, strangers nothing, and each what the one below has", () => {
    const may = (who: Relation) =>
      (Object.keys(CLASS_RULES) as ClassCapability[]).filter((what) => mayInClass(who, what, false));
    expect(may("none")).toEqual([]);
    expect(may("former")).toEqual([]);
    expect(may("student")).toEqual(["class.view", "class.leave", "class.sit"]);
    expect(may("assistant").filter((what) => !may("co-instructor").includes(what))).toEqual([]);
    expect(may("co-instructor").filter((what) => !may("owner").includes(what))).toEqual(["class.leave"]);
  });

  it("lets nothing of a class that is put away be changed", () => {
    expect(mayInClass("owner", "class.assign", true)).toBe(false);
    expect(mayInClass("student", "class.sit", true)).toBe(false);
    expect(mayInClass("owner", "class.archive", true)).toBe(true);
    expect(mayInClass("student", "class.view", true)).toBe(true);
  });

  it("says which addresses are closed to strangers", () => {
    const closed = closedPaths();
    for (const here of [
      "/today",
      "/classes",
      "/classes/x/people/import",
      "/study/missed/b",
      "/q/abc",
      "/join/abc/",
    ]) {
      expect(here).toMatch(closed);
    }
    for (const here of ["/", "/decks", "/decks/a/b", "/study/a/b", "/sign-in", "/todayish", "/classesx"]) {
      expect(here).not.toMatch(closed);
    }
  });
});

describe("pages", () => {
  it.each(pages)(
    "%s",
    async (file) => {
      const page = await load(file);
      const given: Record<string, boolean> = {};
      const asked = file.includes("study/purpose") ? { by: "flagged", deck: `${PACK}/all` } : {};
      for (const who of EVERYBODY) {
        await become(who);
        const props = { params: Promise.resolve(params(file)), searchParams: Promise.resolve(asked) };
        given[who] = await letIn(() => (page.default as (props: object) => unknown)(props));
        let title: unknown;
        await letIn(async () => {
          const generate = page.generateMetadata as
            | undefined
            | ((props: object) => Promise<{ title?: unknown }>);
          title = (await generate?.(props))?.title;
        });
        if (!given[who])
          expect(String(title), "a title tells nobody what they may not see").not.toMatch(/secret|A quiz/);
      }
      expect(given).toEqual(table(PAGES[path.dirname(file)] as Capability));
    },
    60_000,
  );
});

/** What a route needs to come as far as looking whose it is. */
const BODIES: Record<string, () => unknown> = {
  "api/attempts/[id]/answers POST": () => ({
    saves: [
      {
        saveId: crypto.randomUUID(),
        position: 999,
        base: 0,
        answer: null,
        certainty: null,
        flagged: false,
        givenAt: Date.now(),
      },
    ],
  }),
  "api/attempts/[id]/check POST": () => ({ position: 0, revision: 0, checkId: crypto.randomUUID() }),
  "api/quizzes/[id] PUT": () => ({
    revision: 1,
    draft: { title: "Q", instructions: "", blueprint: newBlueprint(PACK), opensAt: null, closesAt: null },
  }),
  "api/classes/[id]/roster POST": () => ({ csv: "a@example.org", apply: false }),
};
/** Fenced by itself, with tests of its own: next-auth, and links that are their own proof. */
const FENCED = ["api/auth/[...nextauth] GET", "api/auth/[...nextauth] POST", "api/calendar/[token] GET"];

describe("routes", () => {
  it.each(Object.keys(ROUTES).filter((route) => !FENCED.includes(route)))(
    "%s",
    async (route) => {
      const [folder, method] = route.split(" ") as [string, string];
      const handler = (await load(`${folder}/route.ts`))[method] as (
        r: Request,
        n: object,
      ) => Promise<Response>;
      const given: Record<string, boolean> = {};
      for (const who of EVERYBODY) {
        await become(who);
        const request = new Request(`${ORIGIN}/${folder}`, {
          method,
          headers: {
            origin: ORIGIN,
            host: "localhost:3000",
            "content-type": "application/json",
            ...(cookie ? { cookie: `zerek.session=${cookie}` } : {}),
          },
          ...(method === "GET" ? {} : { body: JSON.stringify(BODIES[route]?.() ?? {}) }),
        });
        const { status } = await handler(request, { params: Promise.resolve(params(folder)) });
        expect(status, `${route} as ${who}`).toBeLessThan(500);
        given[who] = ![401, 403, 404].includes(status);
      }
      expect(given).toEqual(table(ROUTES[route] as Capability));
    },
    60_000,
  );

  it("an assignment is begun by students of the class, and tried by those who teach", async () => {
    const { POST } = (await load("api/attempts/route.ts")) as {
      POST: (r: Request, n: object) => Promise<Response>;
    };
    for (const [body, capability] of [
      [{ assignment: ids.assignment }, "class.sit"],
      [{ previewOf: ids.assignment, seed: 1 }, "class.preview"],
    ] as const) {
      const given: Record<string, boolean> = {};
      for (const who of EVERYBODY) {
        await become(who);
        const headers = { origin: ORIGIN, host: "localhost:3000", "content-type": "application/json" };
        const request = new Request(`${ORIGIN}/api/attempts`, {
          method: "POST",
          headers: { ...headers, ...(cookie ? { cookie: `zerek.session=${cookie}` } : {}) },
          body: JSON.stringify(body),
        });
        given[who] = (await POST(request, { params: Promise.resolve({}) })).status === 200;
      }
      expect(given).toEqual(table(capability));
    }
  });
});

describe("actions", () => {
  it.each(Object.keys(ACTIONS))(
    "%s",
    async (name) => {
      const [file, exported] = name.split(" ") as [string, string];
      const action = (await load(file))[exported] as (state: object, form: FormData) => Promise<unknown>;
      const given: Record<string, boolean> = {};
      for (const who of EVERYBODY) {
        await become(who);
        const form = new FormData();
        const fields = {
          class: world.id,
          id: file.includes("quizzes") ? ids.quiz : ids.assignment,
          archived: "no",
          shared: "yes",
          user: world.coInstructor,
          withdrawn: "no",
          to: world.id,
        };
        for (const [field, value] of Object.entries(fields)) form.set(field, value);
        given[who] = await letIn(() => action({}, form));
      }
      expect(given).toEqual(table(ACTIONS[name] as Capability));
    },
    60_000,
  );

  it("a class is not reached by naming another that one teaches", async () => {
    const { remove } = (await load("(teacher)/classes/[id]/people/actions.ts")) as {
      remove: (state: object, form: FormData) => Promise<unknown>;
    };
    const elsewhere = await makeClass(db);
    people.stranger = elsewhere.owner;
    await become("stranger");
    const form = new FormData();
    form.set("class", elsewhere.id);
    form.set("user", world.student);
    expect(await letIn(() => remove({}, form))).toBe(false);
    expect((await access(db, world.student, world.id)).relation).toBe("student");
  });
});
