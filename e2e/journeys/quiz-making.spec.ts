import type { Locator, Page } from "@playwright/test";
import { drill, expect, otherDevice, signUp, test } from "./support";

/** Presses the label of a radio button or check box, as people do: the control itself may not be seen. */
async function press(control: Locator): Promise<void> {
  await control.page().locator("label").filter({ has: control }).click();
}

/** Goes past all questions without answering, and hands in. */
async function passThrough(page: Page, questions: number): Promise<void> {
  for (let n = 1; n <= questions; n++) {
    await expect(page.getByText(`Question ${n} of ${questions}`, { exact: false }).first()).toBeVisible();
    await page.getByRole("button", { name: n < questions ? "Skip" : "Finish", exact: true }).click();
  }
  await expect(page.getByRole("heading", { name: "That was the last question" })).toBeVisible();
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await expect(page).toHaveURL(/\/results\//);
}

test("an instructor makes a quiz, sees what the bank has, previews variants and shares it", async ({
  page,
  browser,
}) => {
  test.slow();
  await signUp(page, undefined, { name: "Dina Әбенова" });
  await page.goto("/quizzes");
  await page.getByRole("link", { name: "New quiz" }).first().click();
  await expect(page).toHaveURL(/\/quizzes\/new/);
  const bank = page.locator("section").filter({ has: page.getByRole("heading", { name: "The bank" }) });
  await expect(bank.getByText(/^Enough: [\d,]+ questions about [\d,]+ facts/)).toBeVisible();
  // Twenty questions: no two variants further apart than two points.
  await expect(bank.getByText(/of 20 points, whatever variant comes: ([01](\.\d+)?|2) apart/)).toBeVisible();

  await page.getByLabel("Title", { exact: true }).fill("Parties on Thursday");
  await page.getByRole("textbox", { name: "Questions", exact: true }).fill("150");
  await page.getByText("Kinds", { exact: true }).click();
  await press(page.getByRole("checkbox", { name: "Put in order" }));
  await expect(bank.getByText("Too few questions")).toBeVisible();
  await expect(page.getByText(/The bank has only \d+ of 150 such questions/)).toBeVisible();
  await page.getByRole("textbox", { name: "Questions", exact: true }).fill("0");
  await page.getByRole("button", { name: "Save the quiz" }).click();
  await expect(page.getByText("A whole number from 1 to 200.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Questions", exact: true })).toBeFocused();

  await page.getByRole("textbox", { name: "Questions", exact: true }).fill("4");
  await press(page.getByRole("checkbox", { name: "Put in order" }));
  await press(page.getByRole("checkbox", { name: "Choose one" }));
  await page.getByRole("heading", { name: "Judging and attempts" }).click();
  await press(page.getByRole("radio", { name: /Question by question/ }));
  await page.getByRole("button", { name: "Save the quiz" }).click();
  await expect(page).toHaveURL(/\/quizzes\/[0-9a-f-]{36}$/);
  const quiz = page.url();

  // Kept as it was set, and what is changed is saved before a preview begins.
  await page.reload();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Parties on Thursday");
  await expect(page.getByText(/Question by question · 1 attempt/)).toBeVisible();
  await page.getByRole("textbox", { name: "Questions", exact: true }).fill("3");
  const asked = async (variant: number) => {
    await page.getByRole("button", { name: `Preview variant ${variant}` }).click();
    await expect(page).toHaveURL(/\/sit\//);
    await expect(page.getByText("A preview: nothing here is counted")).toBeVisible();
    await expect(page.getByText("Question 1 of 3", { exact: false }).first()).toBeVisible();
    const questions: string[] = [];
    for (let n = 1; n <= 3; n++) {
      await expect(page.getByText(`Question ${n} of 3`, { exact: false }).first()).toBeVisible();
      questions.push((await page.getByRole("heading", { level: 2 }).first().textContent()) ?? "");
      if (n < 3) await page.getByRole("button", { name: "Skip", exact: true }).click();
    }
    await page.goto(quiz);
    return questions;
  };
  const first = await asked(1);
  expect(await asked(2)).not.toEqual(first);
  expect(await asked(1)).toEqual(first);

  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  const student = await otherDevice(browser);
  await signUp(student);
  await student.goto(new URL(link).pathname);
  await expect(student.getByRole("heading", { level: 1, name: "Parties on Thursday" })).toBeVisible();
  await student.getByRole("button", { name: "Start", exact: true }).click();
  await expect(student).toHaveURL(/\/sit\//);
  await student.getByRole("radio").first().check();
  await student.getByRole("button", { name: "Check", exact: true }).click();
  await expect(student.getByText(/^(Right|Wrong)$/).first()).toBeVisible();
  await student.context().close();

  await page.goto(`${quiz}/results`);
  await expect(page.getByText("going on", { exact: true })).toBeVisible();
  await page.goto("/quizzes");
  await expect(page.getByText("1 attempt by one person")).toBeVisible();
});

test("a student practises for each purpose, and goes on with what was left", async ({ page }) => {
  test.slow();
  await signUp(page);
  await page.goto("/practice");
  await expect(page.getByRole("radio", { name: /What I got wrong/ })).toBeVisible();
  await press(page.getByRole("radio", { name: /What I got wrong/ }));
  await expect(page.getByText(/You have missed nothing here lately/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Practise/ })).toHaveAttribute("aria-disabled", "true");

  await page.goto("/study/today");
  await drill(page, 6, "1");
  await expect(page.getByText("saved", { exact: false }).first()).toBeVisible();

  const purposes = [
    { name: /What I am about to forget/, found: /\d+ cards?/, n: 5 },
    { name: /What I got wrong/, found: /\d+ cards?/, n: 5 },
    { name: /Like the exam/, found: /[\d,]+ facts/, n: 5 },
    { name: /Everything once/, found: /[\d,]+ cards/, n: 5 },
  ];
  for (const { name, found, n } of purposes) {
    await page.goto("/practice");
    const purpose = page.locator("label").filter({ has: page.getByRole("radio", { name }) });
    await purpose.click();
    await expect(purpose.getByText(found)).toBeVisible();
    await press(page.getByRole("radio", { name: "5", exact: true }));
    await page.getByRole("button", { name: `Practise ${n} questions` }).click();
    await expect(page).toHaveURL(/\/sit\//);
    await passThrough(page, n);
    await expect(page.getByRole("link", { name: `Study the ${n} I missed` })).toBeVisible();
  }
  await page.getByRole("link", { name: "Study the 5 I missed" }).click();
  await expect(page.getByRole("button", { name: /show answer/i })).toBeVisible();

  // By topic and kind, answered, left and gone on with.
  await page.goto("/practice");
  await expect(page.getByRole("link", { name: /20\d\d/ })).toHaveCount(4);
  await press(page.getByRole("radio", { name: /Everything once/ }));
  await press(page.getByRole("radio", { name: "Topics", exact: true }));
  await expect(page.getByText("Tick the topics to be asked.")).toBeVisible();
  await press(page.getByRole("checkbox", { name: /Political parties/ }));
  await page.getByText("Kinds of question", { exact: true }).click();
  await press(page.getByRole("checkbox", { name: "Choose one" }));
  await press(page.getByRole("radio", { name: "5", exact: true }));
  await page.getByRole("button", { name: "Practise 5 questions" }).click();
  // The page before it has radios too.
  await expect(page).toHaveURL(/\/sit\//);
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText(/^(Right|Wrong)$/).first()).toBeVisible();
  const sitting = page.url();
  await page.goto("/practice");
  await page.getByRole("link", { name: "Go on with it" }).click();
  await expect(page).toHaveURL(sitting);
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "1");
});
