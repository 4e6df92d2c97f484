import { getDb, type Queryable } from "@/db/client";

/** The database for pages, which hand it to `db/queries`; mutations get theirs from the wrapper. */
export function database(): Promise<Queryable> {
  return getDb();
}
