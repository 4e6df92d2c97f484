import { sql } from "drizzle-orm";
import type { Queryable } from "../client";

/** Asks the database for nothing; throws when it cannot be reached. */
export async function ping(db: Queryable): Promise<void> {
  await db.execute(sql`select 1`);
}
