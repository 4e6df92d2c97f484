import { classAccess } from "@/app/_server/class";
import { AppError } from "@/app/_server/errors";
import { mutation } from "@/app/_server/mutation";
import { type Started, startPractice, startPreview, startQuiz } from "@/db/queries/attempts/start";
import { previewAssigned, startAssigned } from "@/db/queries/attempts/start-assigned";
import { classOfAssignment } from "@/db/queries/classes/assignments";
import { startInput } from "./schema";

const REFUSED = {
  "not-open-yet": "This quiz is not open yet.",
  closed: "This quiz is closed.",
  "no-attempts-left": "You have no attempts of this quiz left.",
  "bank-empty": "There is nothing to ask: no question fits.",
};

/**
 * Begins a quiz by its link, an assignment, practice or a preview: `{ id }` of the attempt, or of the one that is open already.
 * Refusals are 404, or 409 with a `reason`.
 */
export const POST = mutation({
  who: "user",
  input: startInput,
  limit: { name: "start-attempt", points: 60, seconds: 600, by: "user" },
  transaction: false,
  run: async ({ db, user, input }) => {
    const now = Date.now();
    let started: Started;
    if ("assignment" in input) started = await startAssigned(db, user.id, input.assignment, now);
    else if ("previewOf" in input) {
      const classId = await classOfAssignment(db, input.previewOf);
      const access = await classAccess(db, user.id, classId ?? "", "class.preview");
      started = await previewAssigned(db, access, input.previewOf, input.seed, now);
    } else if ("quiz" in input) started = await startQuiz(db, user.id, input.quiz, now);
    else if ("preview" in input) started = await startPreview(db, user.id, input.preview, input.seed, now);
    else started = await startPractice(db, user.id, input.practice, now);
    if ("id" in started) return { id: started.id };
    const reason = started.refused;
    if (reason === "unknown") throw new AppError("not-found", "There is no such quiz.");
    throw new AppError("conflict", REFUSED[reason], { reason });
  },
});
