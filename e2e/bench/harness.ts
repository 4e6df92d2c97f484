/** The little every benchmark shares: medians, a table, a server of the built product. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** The median of some figures; NaN of none. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The p-th percentile (nearest rank), p from 0 to 100. */
export function percentile(figures: readonly number[], p: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** One printed row: what, the runs' figures, and what they are held against. */
export function row(name: string, unit: string, runs: readonly number[], goal = ""): void {
  const format = (n: number) => (Math.abs(n) >= 100 ? n.toFixed(0) : n.toFixed(2));
  const spread = `min ${format(Math.min(...runs))}, max ${format(Math.max(...runs))}, ${runs.length} runs`;
  console.log(
    `${name.padEnd(52)} ${format(median(runs)).padStart(9)} ${unit.padEnd(8)} ${spread.padEnd(36)} ${goal}`,
  );
}

export interface Served {
  url: string;
  stop(): Promise<void>;
  /** as `kill -9` does */
  kill(): Promise<void>;
  /** CPU seconds that it and what it started have used; NaN where there is no /proc */
  cpuSeconds(): number;
}

/**
 * CPU seconds of some processes and of those that ended under them, by Linux's /proc/…/stat: fields 4 (parent), 5 (group) and
 * 14 to 17 (time used, in hundredths).
 */
export function cpuSecondsOf(
  which: (process: { pid: number; parent: number; group: number }) => boolean,
): number {
  if (!existsSync("/proc/self/stat")) return Number.NaN;
  let ticks = 0;
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = stat
        .slice(stat.lastIndexOf(")") + 4)
        .split(" ")
        .map(Number);
      const [parent = 0, group = 0] = fields;
      if (!which({ pid: Number(name), parent, group })) continue;
      ticks += fields.slice(10, 14).reduce((sum, used) => sum + used, 0);
    } catch {
      // it has ended meanwhile
    }
  }
  return ticks / 100;
}

/**
 * Starts a command that serves the product and waits for its first page.
 * @throws when it does not answer within the time, with the end of what it printed
 */
export async function serve(
  command: readonly string[],
  options: { cwd: string; port: number; env?: Record<string, string>; path?: string; timeoutMs?: number },
): Promise<Served> {
  const url = `http://localhost:${options.port}`;
  const env = { ...process.env, ...options.env, PORT: String(options.port) };
  // A group of its own, so that stopping ends npm and the server under it.
  const child: ChildProcess = spawn(command[0] as string, command.slice(1), {
    cwd: options.cwd,
    env,
    detached: true,
  });
  let printed = "";
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-4000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid as number), signal);
    } catch {
      // it has ended already
    }
    await ended;
  };
  const stop = () => end("SIGTERM");
  const until = Date.now() + (options.timeoutMs ?? 240_000);
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}${options.path ?? "/"}`).catch(() => null);
    if (answer?.ok) {
      const cpuSeconds = () => cpuSecondsOf(({ group }) => group === child.pid);
      return { url, stop, kill: () => end("SIGKILL"), cpuSeconds };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`The server did not answer at ${url}. It printed:\n${printed}`);
}
