/** Next calls this once when a server starts, however it is started: a wrong environment stops it there. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, EnvError } = await import("@/app/_server/env");
  try {
    env();
  } catch (error) {
    console.error(error instanceof EnvError ? error.message : error);
    process.exit(1);
  }
  // No second process can open the embedded database, so it sends its digests from here; Postgres has a cron for it.
  if (env().embedded) {
    const { getDb } = await import("@/db/client");
    const { sendDigests } = await import("@/app/_server/digests");
    const { log } = await import("@/app/_server/log");
    // At once rather than at the first request: in between a second server could have taken the folder.
    await getDb().catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    });
    const run = async () => sendDigests(await getDb(), Date.now());
    setInterval(() => run().catch((error) => log.error({ err: error }, "digests failed")), 3_600_000).unref();
  }
}
