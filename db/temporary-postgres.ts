/** Starts a throwaway Postgres, for tests and benchmarks. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/** Folders below `parent` whose name has the prefix, the newest version first. */
function versions(parent: string, prefix: string, below: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
    .map((name) => path.join(parent, name, below));
}

function findBinaries(): string | null {
  const folders = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...versions("/usr/lib/postgresql", "", "bin"),
    ...versions("/usr", "pgsql-", "bin"),
    ...versions("/opt/homebrew/opt", "postgresql", "bin"),
    "/usr/local/pgsql/bin",
  ];
  const complete = (folder: string) =>
    ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name)));
  return folders.find(complete) ?? null;
}

/** Postgres refuses to run as root: then somebody else has to. */
function unprivileged(): { uid: number; gid: number } | undefined | null {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // No such user here: try the next.
    }
  }
  return null;
}

export interface TemporaryPostgres {
  url: string;
  /** its process now; the processes of its connections are children of it */
  pid: () => number;
  stop: () => Promise<void>;
  /** ends it at once, as a crash would, and starts it again on the same data */
  restart: () => Promise<void>;
}

/**
 * A Postgres of one's own in a temporary folder, reached by a socket there; null where the machine has no server
 * binaries or no user to run it as. Without `fsync` it is faster and would not survive a power cut.
 * @throws when the server was found but does not start
 */
export async function startPostgres({ fsync = false } = {}): Promise<TemporaryPostgres | null> {
  const bin = process.platform === "win32" ? null : findBinaries();
  const owner = unprivileged();
  if (!bin || owner === null) return null;
  const folder = mkdtempSync(path.join(os.tmpdir(), "zerek-pg-"));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, "data");
  execFileSync(
    path.join(bin, "initdb"),
    ["-D", data, "-U", "zerek", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"],
    { ...owner, cwd: folder, stdio: "pipe" },
  );
  const launch = () =>
    spawn(
      path.join(bin, "postgres"),
      [
        "-D",
        data,
        "-k",
        folder,
        "-c",
        "listen_addresses=",
        "-c",
        `fsync=${fsync ? "on" : "off"}`,
        "-c",
        "max_connections=60",
      ],
      { ...owner, cwd: folder, stdio: "ignore" },
    );
  let server = launch();
  const url = `postgres://zerek@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const end = async (signal: NodeJS.Signals) => {
    const gone = once(server, "exit");
    server.kill(signal);
    await gone;
  };
  const answers = async () => {
    for (let tries = 0; tries < 200 && server.exitCode === null; tries++) {
      const client = new pg.Client({ connectionString: url });
      try {
        await client.connect();
        await client.end();
        return true;
      } catch {
        await delay(50);
      }
    }
    return false;
  };
  const stop = async () => {
    if (server.exitCode === null) await end("SIGINT"); // a fast shutdown: open connections are cut
    rmSync(folder, { recursive: true, force: true });
  };
  const restart = async () => {
    await end("SIGQUIT"); // without a checkpoint, as after a crash
    server = launch();
    if (!(await answers())) throw new Error(`Postgres did not start again in ${folder}.`);
  };
  if (await answers()) return { url, pid: () => server.pid as number, stop, restart };
  await stop();
  throw new Error(`Postgres was found in ${bin} but did not start in ${folder}.`);
}
