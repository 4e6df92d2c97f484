import { z } from "zod";
import { displayName } from "@/app/_server/provider-sign-in";
import { MAX_DURATION_MS } from "@/learn/review";
import { parseSteps } from "@/learn/step-text";

const whole = (least: number, most: number) =>
  z
    .string("range")
    .regex(/^\d{1,5}$/, "range")
    .transform(Number)
    .pipe(z.number().min(least, "range").max(most, "range"));
const steps = z.string("stepsWrong").transform((text, context) => {
  const minutes = parseSteps(text);
  if (minutes) return minutes;
  context.addIssue({ code: "custom", message: "stepsWrong" });
  return z.NEVER;
});
const yes = z.enum(["yes", "no"]).transform((value) => value === "yes");
const share = z.enum(["1", "0.5", "0"]).transform(Number);

/** The form of a preset: strings as a form sends them, to PresetOptions with a name. */
export const presetForm = z
  .object({
    id: z.string().max(64),
    name: z.string().transform(displayName).pipe(z.string().max(60, "required")),
    newPerDay: whole(0, 1000),
    reviewsPerDay: whole(0, 9999),
    desiredRetention: whole(70, 97).transform((percent) => percent / 100),
    learningSteps: steps,
    relearningSteps: steps,
    maximumInterval: whole(1, 36_500),
    fuzz: yes,
    easyDay0: share,
    easyDay1: share,
    easyDay2: share,
    easyDay3: share,
    easyDay4: share,
    easyDay5: share,
    easyDay6: share,
    newOrder: z.enum(["deck", "important", "random"]),
    reviewOrder: z.enum(["recall", "due", "random"]),
    mix: z.enum(["mixed", "reviews-first", "new-first"]),
    spaceSiblings: yes,
    answerCap: whole(10, MAX_DURATION_MS / 1000),
    showAfter: whole(0, 120),
    laterAfter: whole(0, 120),
    twoButtons: yes,
    leechLapses: whole(0, 99),
    forms: z.enum(["flip", "varied"]),
  })
  .transform(
    ({ id, name, easyDay0, easyDay1, easyDay2, easyDay3, easyDay4, easyDay5, easyDay6, ...rest }) => ({
      id,
      name,
      options: { ...rest, easyDays: [easyDay0, easyDay1, easyDay2, easyDay3, easyDay4, easyDay5, easyDay6] },
    }),
  );
