/** A server of a journey's own, that can be killed; always on the embedded database. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "./support";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export class OwnServer {
  #child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    /** where its database and its mail lie */
    readonly dataDir: string,
  ) {}

  static async make(): Promise<OwnServer> {
    return new OwnServer(await freePort(), mkdtempSync(path.join(tmpdir(), "zerek-own-")));
  }

  get url() {
    return `http://localhost:${this.port}`;
  }

  /** Starts it, on the data it had; resolves when it answers. */
  async start(): Promise<void> {
    // Always the embedded database: the very thing that has to survive.
    const { DATABASE_URL: _, ...env } = process.env;
    this.#child = spawn(process.execPath, ["app/_server/start.mjs"], {
      env: { ...env, PORT: String(this.port), ZEREK_DATA_DIR: this.dataDir, NEXTAUTH_URL: this.url },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const child = this.#child;
    const status = () => {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} as it started.`);
      return fetch(`${this.url}/sign-in`).then(
        (response) => response.status,
        () => 0,
      );
    };
    await expect.poll(status, { timeout: 120_000 }).toBe(200);
  }

  /** Ends it as a power cut would: no signal it could answer. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
}
