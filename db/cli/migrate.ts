/** `npm run db:migrate`: brings the database to the newest schema. getDb does it too; this is for doing it beforehand. */
import { closeDb, dataDir, getDb } from "../client";

try {
  await getDb();
  console.log(`Migrated: ${process.env.DATABASE_URL ? "the database of DATABASE_URL" : dataDir()}`);
  await closeDb();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
