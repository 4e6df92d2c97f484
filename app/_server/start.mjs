/**
 * `npm start`: checks the environment, prepares the database, builds when there is no fresh build, serves.
 * Plain JavaScript, because this process is the server: what needs TypeScript runs before, in processes of
 * its own that are gone (and have let go of the embedded database) when serving begins.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { readableUrl } from "./door.mjs";

const root = path.join(import.meta.dirname, "..", "..");
process.chdir(root);
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED ??= "1";
// What is set already wins, then the first file.
for (const file of [".env.local", ".env"]) if (fs.existsSync(file)) process.loadEnvFile(file);
const port = Number(process.env.PORT || 3000);
process.env.PORT = String(port);
if (process.argv.includes("--demo")) process.env.ZEREK_DEMO = "1";

/** Runs a command of ours to its end; gives the messages it sent, ends this process if it failed. */
function run(...args) {
  return new Promise((resolve) => {
    const messages = [];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.on("message", (message) => messages.push(message));
    child.on("exit", (code, signal) => {
      if (code !== 0) process.exit(signal ? 1 : code);
      resolve(messages);
    });
  });
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

function portProblem(error) {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} is taken. Stop what runs there, or take another: PORT=${port + 1} npm start`;
  }
  return `Cannot listen on port ${port}: ${error.message}. Set PORT to a free one.`;
}

/** Whether the last build is whole and newer than everything it was made from. */
function buildIsFresh() {
  const built = [".next/BUILD_ID", ".next/required-server-files.json"].map(modified);
  const sources = ["app", "learn", "db"].flatMap((dir) =>
    fs.readdirSync(dir, { recursive: true }).map((name) => path.join(dir, name)),
  );
  const single = [
    "proxy.ts",
    "instrumentation.ts",
    "next.config.js",
    "postcss.config.mjs",
    "package-lock.json",
  ];
  const newest = Math.max(
    ...[...sources.filter((f) => !/\.test\.|cli\/|start\.mjs|check-env/.test(f)), ...single].map(modified),
  );
  return Math.min(...built) > newest;
}

function modified(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.mtimeMs : 0;
}

// A port that is taken is told before minutes of building, not after.
await new Promise((resolve) => {
  const probe = net.createServer().on("error", (error) => stop(portProblem(error)));
  probe.listen(port, () => probe.close(resolve));
});
const [{ baseUrl, demo, trustedProxies }] = await run("--import", "tsx", "app/_server/check-env.ts");
process.env.NEXTAUTH_URL ??= baseUrl;
const [{ demoUsers, demoPassword }] = await run(
  "--import",
  "tsx",
  "db/cli/prepare.ts",
  ...(demo ? ["--demo"] : []),
);
if (!buildIsFresh()) {
  console.log("Building the site; this takes a minute or two, and is done once.");
  await run("node_modules/next/dist/bin/next", "build");
}

const { default: next } = await import("next");
const app = next({ dev: false, dir: root, port });
await app.prepare();
const handle = app.getRequestHandler();
if (!trustedProxies) process.env.ZEREK_DOOR = "1";
// As `next start` does: after a form Next asks itself for the page to show, and must not be led to another
// server by the Host header of a request.
process.env.__NEXT_PRIVATE_ORIGIN = `http://localhost:${port}`;

const server = http.createServer((request, response) => {
  // Only a proxy of ours may say on whose behalf it asks; Next fills in the address of the socket.
  if (!trustedProxies) {
    for (const name of ["for", "host", "proto", "port"]) delete request.headers[`x-forwarded-${name}`];
  }
  if (request.method === "TRACE" || request.method === "CONNECT") {
    response.writeHead(405).end();
    return;
  }
  request.url = readableUrl(request.url);
  handle(request, response);
});
server.on("error", (error) => stop(portProblem(error)));
// Longer than proxies keep a connection (60 s is usual): the side that closes first must not be the one that is
// written to, or a request is lost now and then. Node's own 5 s are shorter.
server.keepAliveTimeout = 75_000;
server.listen(port, () => {
  console.log(`\n  Zerek is at ${baseUrl}`);
  for (const user of demoUsers) console.log(`  Sign in as ${user.email} (${user.name})`);
  if (demoUsers.length) console.log(`  Password: ${demoPassword}`);
  console.log("");
});

async function shutDown() {
  server.close();
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 5000).unref();
  const database = await globalThis.__zerek?.handle;
  await database?.close();
  process.exit(0);
}
process.once("SIGTERM", shutDown);
process.once("SIGINT", shutDown);
