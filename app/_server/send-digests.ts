/** `npm run mail:digests`: sends the digests that are due. For an hourly cron; the embedded database does it by itself. */
import { closeDb, getDb } from "@/db/client";
import { sendDigests } from "./digests";

try {
  const sent = await sendDigests(await getDb(), Date.now());
  process.stdout.write(`${sent} ${sent === 1 ? "digest" : "digests"} sent.\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await closeDb();
}
