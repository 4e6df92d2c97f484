/**
 * Liveness: the process answers, and nothing else is asked of it. It reads and writes nothing, so it is the
 * one handler without the wrapper, and the floor the benchmarks hold the others against.
 */
export const dynamic = "force-dynamic";

const alive = () => Response.json({ ok: true });

export const GET = alive;
export const POST = alive;
