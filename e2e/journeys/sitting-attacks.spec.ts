/** A student with developer tools in an exam: nothing they can read or ask for says what is right. */
import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import type { RightAnswer, SaveReply } from "@/learn/quiz/attempt";
import { examReview } from "@/learn/quiz/blueprint";
import { type QuizIs, quizWithAnswers, saveAnswer, someAnswer, viewOf } from "./sitting-support";
import { expect, signUp, test } from "./support";

test.use({ expectedErrors: [/status of 404/] });

/** All a page was sent, as it came. */
function listen(page: Page): { url: string; body: string }[] {
  const heard: { url: string; body: string }[] = [];
  page.on("response", async (response) => {
    const body = await response.text().catch(() => "");
    heard.push({ url: response.url(), body });
  });
  return heard;
}

/** Everything a page holds that its reader can look into. */
function held(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stores = await indexedDB.databases();
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        cached.push(request.url, (await (await cache.match(request))?.text()) ?? "");
      }
    }
    const workers = await navigator.serviceWorker.getRegistrations();
    // What React keeps with the elements, too: props and states.
    const kept: string[] = [];
    const seen = new WeakSet();
    const walk = (thing: unknown, depth: number): void => {
      if (typeof thing === "string") kept.push(thing);
      if (typeof thing !== "object" || thing === null || depth > 12 || seen.has(thing)) return;
      if (thing instanceof Node || thing instanceof Window) return;
      seen.add(thing);
      for (const [key, value] of Object.entries(thing)) {
        kept.push(key);
        walk(value, depth + 1);
      }
    };
    for (const element of document.querySelectorAll("*")) {
      for (const key of Object.keys(element)) {
        if (key.startsWith("__reactProps")) walk((element as unknown as Record<string, unknown>)[key], 0);
      }
    }
    return JSON.stringify([
      document.documentElement.outerHTML,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      stores,
      cached,
      workers.map(({ scope }) => scope),
      (window as unknown as { __next_f?: unknown }).__next_f ?? null,
      kept,
    ]);
  });
}

/** Texts that only a key has: whole sentences, and answers to be typed. */
function tellTales(right: RightAnswer[], told: string[]): string[] {
  const sentences = [...told, ...right.flatMap(({ correction }) => correction ?? [])];
  return sentences.filter((text) => text.length > 25);
}

const exam: QuizIs = { behaviour: { kind: "deferred" }, review: examReview(), variants: "one" };

test("an exam says nothing of what is right, wherever one looks and whatever one asks", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await signUp(page);
  const { quiz, right, told } = await quizWithAnswers(page, exam);
  const secrets = tellTales(right, told);
  expect(secrets.length).toBeGreaterThan(5);
  await page.goto(`/quizzes/${quiz.id}`);
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();

  const context = await browser.newContext({ baseURL: baseURL as string });
  const student = await context.newPage();
  const heard = listen(student);
  await signUp(student);
  await student.goto(new URL(link).pathname);
  await student.getByRole("button", { name: "Start" }).click();
  await expect(student).toHaveURL(/\/sit\//);
  const id = student.url().split("/").at(-1) ?? "";
  const view = await viewOf(student, id);
  const total = view.questions.length;
  const looked: string[] = [JSON.stringify(view)];
  for (const question of view.questions) {
    await expect(student.getByText(`Question ${question.position + 1} of ${total}`)).toBeVisible();
    looked.push(await held(student));
    looked.push(JSON.stringify(await saveAnswer(student, id, question, someAnswer(question.item))));
    if (question.position + 1 < total) {
      await student.getByRole("button", { name: "Next", exact: true }).click();
    }
  }
  await student.reload();
  await expect(student.getByText(`${total} / ${total}`)).toBeVisible();
  looked.push(await held(student));

  const origin = new URL(student.url()).origin;
  const ask = async (path: string, data?: object, method = data ? "POST" : "GET") => {
    const response = await student.request.fetch(path, {
      method,
      ...(data ? { data } : {}),
      headers: { origin },
    });
    looked.push(await response.text());
    return response;
  };
  const api = `/api/attempts/${id}`;
  // Nothing is judged before the end, and nobody else's is there.
  const wanted = { position: 0, revision: 1, checkId: uuidv7() };
  expect((await ask(`${api}/check`, wanted)).status()).toBe(409);
  const foreign = await quiz.begin();
  for (const path of [`/api/attempts/${foreign.id}`, `/sit/${foreign.id}`, `/results/${foreign.id}`]) {
    expect((await ask(path)).status()).toBe(404);
  }
  expect((await ask(`/api/attempts/${foreign.id}/finish`, {})).status()).toBe(404);
  expect((await ask(`/api/attempts/${foreign.id}/check`, wanted)).status()).toBe(404);
  // The quiz is its author's: no preview, no reading, no changing.
  expect((await ask("/api/attempts", { preview: quiz.id, seed: 1 })).status()).toBe(404);
  expect((await ask(`/quizzes/${quiz.id}`)).status()).toBe(404);
  // An item's name leads nowhere, and an open attempt has no result and no cards to study.
  for (const path of [`/api/study?ids=${view.questions[0]?.item.id}`, "/api/study?ids=q0,q1"]) {
    expect((await ask(path)).status()).toBe(400);
  }
  for (const path of [`/results/${id}`, `/study/missed/${id}`]) {
    const response = await ask(path);
    expect(response.status() === 404 || response.url().includes(`/sit/${id}`)).toBe(true);
  }

  // Forged saves: of another revision, form, question or time.
  const one = (changes: object) => ({
    saves: [
      {
        saveId: uuidv7(),
        position: 0,
        base: 1,
        answer: someAnswer((view.questions[0] as (typeof view.questions)[number]).item),
        certainty: null,
        flagged: false,
        givenAt: Date.now(),
        ...changes,
      },
    ],
  });
  const forge = async (changes: object) => {
    const response = await ask(`${api}/answers`, one(changes));
    const reply = response.ok() ? ((await response.json()) as SaveReply) : null;
    return reply?.results[0]?.reason ?? reply?.results[0]?.status ?? response.status();
  };
  expect(await forge({ base: 0 })).toBe("conflict");
  expect(await forge({ base: 9 })).toBe("conflict");
  expect(await forge({ position: 99 })).toBe("invalid");
  expect(await forge({ position: -1 })).toBe(400);
  expect(await forge({ answer: { form: "order", order: ["a"] } })).toBe("invalid");
  expect(await forge({ answer: { form: "choice", option: "a", right: true } })).toBe(400);
  expect(await forge({ verdict: "right" })).toBe(400);

  // Handed in: once, for good, and still nothing is told.
  const ends = [await ask(`${api}/finish`, {}), await ask(`${api}/finish`, {})];
  const [first, second] = await Promise.all(ends.map((response) => response.json()));
  expect(second).toEqual(first);
  expect(await forge({ base: 1 })).toBe("finished");
  expect((await ask(`${api}/check`, wanted)).status()).toBe(409);
  await student.goto(`/results/${id}`);
  await expect(student.getByRole("heading", { level: 1 })).toBeVisible();
  looked.push(await held(student));
  expect((await ask(`/study/missed/${id}`)).status()).toBe(404);

  // Scripts come without their sources.
  const scripts = heard.map(({ url }) => url).filter((url) => /\.js(\?|$)/.test(url));
  expect(scripts.length).toBeGreaterThan(3);
  for (const url of scripts) expect((await student.request.get(`${url}.map`)).status()).toBe(404);

  const all = [...looked, ...heard.map(({ body }) => body)].join("\n");
  // What is looked for could be found: the questions are all there.
  for (const { item } of view.questions) expect(all).toContain(JSON.stringify(item.prompt).slice(1, -1));
  for (const secret of secrets) expect(all).not.toContain(secret);
  // As data, that is; the words of the interface have keys like these.
  const data = /"rightAnswer":\{|"verdict":"|"reasons":\[|"(?:cardId|itemId|factId|seed)":/;
  for (const text of looked) expect(text.replaceAll('\\"', '"')).not.toMatch(data);
  await context.close();
});
