import { z } from "zod";

const extraInput = z.object({
  more: z.coerce.number().int().min(1).max(50),
  from: z.coerce.number().int().min(0).max(1000).optional(),
});

/** New cards asked for beyond the day's limit; `from`: how many the day had when they were asked for. */
export type Extra = z.infer<typeof extraInput>;

/** What `?more=10&from=20` asks for; null where it asks for nothing that can be given. */
export function extraOf(query: Record<string, string | string[] | undefined>): Extra | null {
  return extraInput.safeParse(query).data ?? null;
}

/** New cards the day may have in all. Loading a page again asks for nothing more: the same link, the same number. */
export function newToday(newPerDay: number, extra: Extra | null): number {
  return extra ? Math.max(newPerDay, (extra.from ?? newPerDay) + extra.more) : newPerDay;
}
