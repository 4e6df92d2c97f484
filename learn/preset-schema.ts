import { z } from "zod";
import type { PresetOptions } from "./preset";

const steps = z.array(z.number().gt(0).lt(1440)).max(10);

/** The options of a preset as they may be saved: see PresetOptions for what each is. */
export const presetOptionsSchema: z.ZodType<PresetOptions> = z.strictObject({
  newPerDay: z.number().int().min(0).max(1000),
  reviewsPerDay: z.number().int().min(0).max(9999),
  desiredRetention: z.number().min(0.7).max(0.97),
  learningSteps: steps,
  relearningSteps: steps,
  maximumInterval: z.number().int().min(1).max(36_500),
  fuzz: z.boolean(),
  easyDays: z.array(z.number().min(0).max(1)).length(7),
  newOrder: z.enum(["deck", "important", "random"]),
  reviewOrder: z.enum(["recall", "due", "random"]),
  mix: z.enum(["mixed", "reviews-first", "new-first"]),
  spaceSiblings: z.boolean(),
  answerCap: z.number().int().min(10).max(60),
  showAfter: z.number().int().min(0).max(120),
  laterAfter: z.number().int().min(0).max(120),
  twoButtons: z.boolean(),
});
