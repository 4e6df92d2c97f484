import { z } from "zod";
import type { Extra } from "./more-link";

const extraInput = z.object({
  more: z.coerce.number().int().min(1).max(50),
  from: z.coerce.number().int().min(0).max(1000).optional(),
});

/** What `?more=10&from=20` asks for; null where it asks for nothing that can be given. */
export function extraOf(query: Record<string, string | string[] | undefined>): Extra | null {
  return extraInput.safeParse(query).data ?? null;
}
