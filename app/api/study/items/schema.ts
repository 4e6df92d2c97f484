import { z } from "zod";
import { QUIZ_FORMS } from "@/learn/answer";

/** Questions asked for at once at most. */
const MOST = 60;

const one = z
  .string()
  .regex(/^\d{1,9}:[a-z-]{1,12}:\d{1,6}$/, "ask for a card's number, a form and a turn, such as 12:choice:3")
  .transform((text) => {
    const [cardId, form, turn] = text.split(":");
    return { cardId: Number(cardId), form, turn: Number(turn) };
  })
  .pipe(z.object({ cardId: z.number().int().min(1), form: z.enum(QUIZ_FORMS), turn: z.number().int() }));

/** `?ask=12:choice:3,15:cloze:4`: cards, the form each is wanted in, and which turn of it. */
export const itemsInput = z.strictObject({
  ask: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(one).min(1).max(MOST, `ask for at most ${MOST} questions at once`)),
});
