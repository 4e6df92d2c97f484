/**
 * `npm run reports [-- --pack ID] [-- --resolve REPORT]`: what learners say is wrong with cards, for the authors of
 * packs; with --resolve one of them is marked as dealt with.
 */
import { parseArgs } from "node:util";
import { closeDb, getDb } from "../client";
import { openReports, resolveReport } from "../queries/reports";

const { values } = parseArgs({ options: { pack: { type: "string" }, resolve: { type: "string" } } });
try {
  const db = await getDb();
  if (values.resolve) {
    const n = await resolveReport(db, values.resolve, new Date());
    console.log(n > 0 ? "Marked as dealt with." : "There is no open report of that id.");
  } else {
    const open = await openReports(db, values.pack);
    for (const { id, pack, card, prompt, kind, text, reportedAt } of open) {
      console.log(`${pack} ${card}: ${kind}, ${reportedAt.toISOString().slice(0, 10)} (${id})`);
      console.log(`  ${prompt.prompt}`);
      if (text) console.log(`  "${text.replaceAll("\n", "\n   ")}"`);
    }
    console.log(open.length === 1 ? "1 open report." : `${open.length} open reports.`);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await closeDb();
}
