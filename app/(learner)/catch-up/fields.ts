import { z } from "zod";

/** Minutes a day that a backlog may take. */
export const minutesInput = z.coerce.number().int().min(1).max(600);
