/** A term in the life of a class: from its making to corrected grades, by two instructors and five students at once. */
import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/db/queries/users";
import { MadeQuiz, saveAnswer, viewOf } from "./sitting-support";
import { drill, expect, expectAccessible, otherDevice, signIn, signUp, test } from "./support";

const ANSWER = "Ұланбатыр";

/** Nothing serious for axe, and nothing that makes the page scroll sideways. */
async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

/** Assigns what the page of assigning has been opened with, as it proposes. */
async function assign(page: Page, title: string): Promise<string> {
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Assign to 5 students" }).click();
  await expect(page.getByText("It is assigned.")).toBeVisible();
  return pathOf(page);
}

/** Sits the quiz behind a door by its saves; the typed question is answered as told, the others not at all. */
async function sit(student: Page, door: string, text: string) {
  await student.goto(door);
  await student.getByRole("button", { name: "Start", exact: true }).click();
  await expect(student).toHaveURL(/\/sit\//);
  const view = await viewOf(student, pathOf(student).slice("/sit/".length));
  const [typed] = view.questions;
  if (!typed) throw new Error("no question");
  await saveAnswer(student, view.id, typed, { form: "typed", text });
  const origin = new URL(student.url()).origin;
  const finish = `/api/attempts/${view.id}/finish`;
  expect((await student.request.post(finish, { data: {}, headers: { origin } })).status()).toBe(200);
  return typed.item.prompt;
}

test("a class of five: joined by link, a deck and a quiz given, graded, corrected and exported", async ({
  page: teacher,
  browser,
}) => {
  const [phone, second, ...others] = (await Promise.all(
    Array.from({ length: 6 }, () => otherDevice(browser)),
  )) as [Page, Page, ...Page[]];
  const students = [phone, ...others];
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await Promise.all([
    signIn(teacher, "instructor@zerek.example", DEMO_PASSWORD),
    signIn(phone, "student@zerek.example", DEMO_PASSWORD),
    signUp(second, undefined, { name: "Second Instructor" }),
    ...others.map((page, n) => signUp(page, undefined, { name: `Student ${n + 2}` })),
  ]);
  await expect(teacher).toHaveURL(/\/today/);
  await expect(phone).toHaveURL(/\/today/);

  await teacher.goto("/classes/new");
  await teacher.getByLabel("Name of the class").fill("Құқық 101");
  await teacher.getByRole("button", { name: "Create the class" }).click();
  await expect(teacher.getByRole("heading", { name: "Құқық 101" })).toBeVisible();
  const here = pathOf(teacher);
  await expectGood(teacher);
  const link = new URL(await teacher.getByLabel("Or send them this link").inputValue()).pathname;

  await phone.goto(link);
  await expect(phone.getByRole("heading", { name: "What its instructors will see" })).toBeVisible();
  await expectGood(phone);
  await Promise.all(
    [...students, second].map(async (page) => {
      if (page !== phone) await page.goto(link);
      await page.getByRole("button", { name: "Join Құқық 101" }).click();
      await expect(page).toHaveURL(new RegExp(`${here}$`));
    }),
  );
  await teacher.goto(`${here}/people`);
  await teacher.getByRole("link", { name: "Change Second Instructor" }).click();
  await teacher.getByRole("combobox", { name: "Role" }).selectOption("instructor");
  await teacher.getByRole("button", { name: "Change the role" }).click();
  await expect(teacher.getByRole("combobox", { name: "Role" })).toHaveValue("instructor");

  // The second instructor gives a deck, while the first gives a quiz.
  const quiz = await MadeQuiz.make(teacher, { forms: ["typed", "choice"], attempts: 1 });
  await expect(async () => {
    await second.goto(`${here}/assign`);
    await expect(second.getByRole("link", { name: "Elections", exact: true })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await second.getByRole("link", { name: "Elections", exact: true }).click();
  await teacher.goto(`${here}/assign?quiz=${quiz.id}`);
  const [, door] = await Promise.all([assign(second, "Сайлау"), assign(teacher, "Thursday")]);
  await expectGood(teacher);

  await phone.goto("/today");
  // By the student's day, which begins at four.
  await expect(phone.getByText(/^Сайлау: .+ due in [78] days\. See the goal$/)).toBeVisible();
  await expectGood(phone);
  await phone.getByRole("link", { name: "Thursday", exact: true }).click();
  await expect(phone).toHaveURL(new RegExp(door));
  await expectGood(phone);
  await Promise.all(
    others.map(async (page) => {
      await page.goto("/study/today");
      await drill(page, 2);
    }),
  );
  const prompts = await Promise.all(students.map((page, n) => sit(page, door, n < 3 ? ANSWER : "Aral")));
  const [prompt = ""] = prompts;
  expect(new Set(prompts).size).toBe(1);

  await teacher.goto(`${here}/grades`);
  const rows = teacher.getByRole("row").filter({ has: teacher.getByRole("rowheader") });
  await expect(rows).toHaveCount(5);
  const cell = teacher.locator('[data-at="0 1"]');
  await expect(cell).toHaveText("0");
  await expectGood(teacher);
  // A key pressed before the page's script has come is nobody's.
  await expect(async () => {
    await teacher.locator('[data-at="0 0"]').focus();
    await teacher.keyboard.press("ArrowRight");
    await expect(cell).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await teacher.keyboard.press("Enter");
  await expect(teacher.getByRole("dialog").getByText("0 of 2", { exact: true })).toBeVisible();
  await expectGood(teacher);
  await teacher.keyboard.press("Escape");
  await expect(cell).toBeFocused();

  // The second instructor corrects: three of five had typed what is right too.
  await second.goto(`${here}/grades`);
  await second.getByRole("link", { name: "Thursday", exact: true }).click();
  await second.getByRole("link", { name: prompt, exact: true }).click();
  await second.getByLabel("Right answers").fill(ANSWER);
  await second.getByRole("button", { name: "See what changes" }).click();
  await expect(second.getByRole("heading", { name: /^The points of 3 attempts change/ })).toBeVisible();
  await expectGood(second);
  await second.getByLabel("Reason").fill("Also taught");
  await second.getByRole("button", { name: "Correct the question" }).click();
  await expect(second.getByRole("button", { name: "Take it back" })).toBeVisible();

  await Promise.all(
    students.map(async (page, n) => {
      await page.goto("/today");
      const told = page.getByRole("link", { name: /^A question was corrected and your points changed/ });
      if (n >= 3) return expect(told).toHaveCount(0);
      await told.click();
      await expect(page.getByRole("row", { name: /Thursday/ })).toContainText("1 of 2");
    }),
  );
  await expectGood(phone);

  // What the page shows, the file says, of each of the five.
  await teacher.goto(`${here}/grades`);
  const shown = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll("th, td")].map((one) => one.textContent?.trim() ?? "")),
  );
  const points = shown.map(([, , thursday]) => thursday);
  expect(points.toSorted()).toEqual(["0", "0", "1", "1", "1"]);
  const [head, ...lines] = (await (await teacher.request.get(`/api${here}/grades`)).text())
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  expect(head).toContain("Сайлау (10),Thursday (2)");
  const plain = (text = "") => (text === "–" ? "" : text.replace("%", ""));
  expect(lines.map((line) => line.split(",")).map(([name, , , , ...figures]) => [name, ...figures])).toEqual(
    shown.map(([name, ...figures]) => [name, ...figures.map(plain)]),
  );

  await teacher.getByRole("link", { name: "What was changed" }).click();
  await expect(teacher.getByRole("row", { name: /Also taught/ })).toHaveCount(3);
  await expect(teacher.getByRole("row", { name: /Also taught/ }).first()).toContainText("0 of 2 → 1 of 2");
  await expectGood(teacher);
  for (const page of ["understanding", "people", "settings", "people/import"]) {
    await teacher.goto(`${here}/${page}`);
    for (const width of [390, 1440])
      for (const colorScheme of ["light", "dark"] as const) {
        await teacher.setViewportSize({ width, height: 844 });
        await teacher.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await expectGood(teacher);
      }
  }
});
