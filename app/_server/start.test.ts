import { spawn } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** `npm start` with these variables, to its end: its exit code and what it printed. */
async function start(variables: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  const env = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...variables };
  // NODE_ENV is set by start.mjs itself.
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "start.mjs")], { env: env as never });
  let printed = "";
  child.stdout.on("data", (data) => {
    printed += data;
  });
  child.stderr.on("data", (data) => {
    printed += data;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, printed };
}

async function listening(): Promise<{ port: number; close: () => void }> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return { port: (server.address() as net.AddressInfo).port, close: () => server.close() };
}

describe("npm start", () => {
  it("stops with DATABASE_URL and without a secret, naming the variable", async () => {
    const free = await listening();
    free.close();
    const { code, printed } = await start({
      DATABASE_URL: "postgres://localhost:1/zerek",
      PORT: String(free.port),
    });
    expect(code).toBe(1);
    expect(printed).toContain("NEXTAUTH_SECRET: missing");
    expect(printed).not.toContain("    at ");
  });

  it("says at once that the port is taken, and how to take another", async () => {
    const taken = await listening();
    const { code, printed } = await start({ PORT: String(taken.port) });
    taken.close();
    expect(code).toBe(1);
    expect(printed.trim()).toBe(
      `Port ${taken.port} is taken. Stop what runs there, or take another: PORT=${taken.port + 1} npm start`,
    );
  });
});
