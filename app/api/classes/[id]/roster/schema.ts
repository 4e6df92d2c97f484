import { z } from "zod";

/** Characters of a roster at most: some thousands of lines. A file that is larger is no roster. */
const MOST_ROSTER = 400_000;

/** `{ csv, apply }`: the text of a file, and whether to do it or only to say what would be done. */
export const rosterInput = z.strictObject({ csv: z.string().max(MOST_ROSTER), apply: z.boolean() });
