/** A class from its making to a corrected grade, by an instructor at a desk and a student with a phone. */
import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/db/queries/users";
import { MadeQuiz, saveAnswer, viewOf } from "./sitting-support";
import { expect, expectAccessible, otherDevice, signIn, test } from "./support";

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
  await page.getByRole("button", { name: "Assign to one student" }).click();
  await expect(page.getByText("It is assigned.")).toBeVisible();
  return pathOf(page);
}

test("a class: joined by link, a deck with a goal and a quiz given, graded, corrected and exported", async ({
  page: teacher,
  browser,
}) => {
  const student = await otherDevice(browser);
  await student.setViewportSize({ width: 390, height: 844 });
  await student.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await Promise.all([
    signIn(teacher, "instructor@zerek.example", DEMO_PASSWORD),
    signIn(student, "student@zerek.example", DEMO_PASSWORD),
  ]);
  await expect(teacher).toHaveURL(/\/today/);
  await expect(student).toHaveURL(/\/today/);

  await teacher.goto("/classes/new");
  await teacher.getByLabel("Name of the class").fill("Құқық 101");
  await teacher.getByRole("button", { name: "Create the class" }).click();
  await expect(teacher.getByRole("heading", { name: "Құқық 101" })).toBeVisible();
  const here = pathOf(teacher);
  await expectGood(teacher);
  const link = await teacher.getByLabel("Or send them this link").inputValue();

  await student.goto(new URL(link).pathname);
  await expect(student.getByRole("heading", { name: "What its instructors will see" })).toBeVisible();
  await expectGood(student);
  await student.getByRole("button", { name: "Join Құқық 101" }).click();
  await expect(student).toHaveURL(new RegExp(`${here}$`));

  await teacher.goto(`${here}/assign`);
  await teacher.getByRole("link", { name: "Elections", exact: true }).click();
  await assign(teacher, "Сайлау");
  const quiz = await MadeQuiz.make(teacher, { forms: ["typed", "choice"], attempts: 1 });
  await teacher.goto(`${here}/assign?quiz=${quiz.id}`);
  const door = await assign(teacher, "Thursday");
  await expectGood(teacher);

  await student.goto("/today");
  // By the student's day, which begins at four.
  await expect(student.getByText(/^Сайлау: .+ due in [78] days\. See the goal$/)).toBeVisible();
  await expectGood(student);
  await student.getByRole("link", { name: "Thursday", exact: true }).click();
  await expect(student).toHaveURL(new RegExp(door));
  await expectGood(student);
  await student.getByRole("button", { name: "Start", exact: true }).click();
  await expect(student).toHaveURL(/\/sit\//);
  const view = await viewOf(student, pathOf(student).slice("/sit/".length));
  const [typed] = view.questions;
  if (!typed) throw new Error("no question");
  await saveAnswer(student, view.id, typed, { form: "typed", text: ANSWER });
  const origin = new URL(student.url()).origin;
  const finish = `/api/attempts/${view.id}/finish`;
  expect((await student.request.post(finish, { data: {}, headers: { origin } })).status()).toBe(200);

  await teacher.goto(`${here}/grades`);
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
  await expect(teacher.getByRole("dialog").getByText("0 of 2")).toBeVisible();
  await expectGood(teacher);
  await teacher.keyboard.press("Escape");
  await expect(cell).toBeFocused();

  await teacher.getByRole("link", { name: "Thursday", exact: true }).click();
  await teacher.getByRole("link", { name: typed.item.prompt, exact: true }).click();
  await teacher.getByLabel("Right answers").fill(ANSWER);
  await teacher.getByRole("button", { name: "See what changes" }).click();
  await expect(teacher.getByRole("heading", { name: /^The points of 1 attempt change/ })).toBeVisible();
  await expectGood(teacher);
  await teacher.getByLabel("Reason").fill("Also taught");
  await teacher.getByRole("button", { name: "Correct the question" }).click();
  await expect(teacher.getByRole("button", { name: "Take it back" })).toBeVisible();

  await student.goto("/today");
  await student.getByRole("link", { name: /^A question was corrected and your points changed/ }).click();
  await expect(student.getByRole("row", { name: /Thursday/ })).toContainText("1 of 2");
  await expectGood(student);

  await teacher.goto(`${here}/grades`);
  await expect(cell).toHaveText("1");
  const [head, ...lines] = (await (await teacher.request.get(`/api${here}/grades`)).text())
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  expect(head).toContain("Сайлау (10),Thursday (2)");
  const shown = await teacher.getByRole("row").last().getByRole("cell").allInnerTexts();
  const [open, points, total] = shown.map((text) => text.trim());
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(`,${open === "–" ? "" : open},${points},${total?.replace("%", "")}$`));

  await teacher.getByRole("link", { name: "What was changed" }).click();
  await expect(teacher.getByRole("row", { name: /Also taught/ })).toContainText("0 of 2 → 1 of 2");
  await expectGood(teacher);
  for (const page of ["understanding", "people", "settings", "people/import"]) {
    await teacher.setViewportSize({ width: 390, height: 844 });
    await teacher.goto(`${here}/${page}`);
    await expectGood(teacher);
  }
});
