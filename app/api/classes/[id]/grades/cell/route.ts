import { z } from "zod";
import { classQuery } from "@/app/_server/class";
import { cellDetails } from "@/db/queries/grades/cell-details";

/** What is behind one grade: the attempts, and the trail of changes. */
export const GET = classQuery({
  may: "class.results",
  input: z.object({ user: z.string().default(""), assignment: z.string().default("") }),
  run: async ({ db, access, input: { user, assignment } }) => cellDetails(db, access, user, assignment),
});
