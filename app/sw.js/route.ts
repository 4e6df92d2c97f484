import path from "node:path";
import { build } from "esbuild";
import { offlineFiles } from "./site-files";

// Made once, when the site is built: by then all that it keeps is there.
export const dynamic = "force-static";

/** The service worker, with the list of files it keeps. */
export async function GET(): Promise<Response> {
  const root = process.cwd();
  const result = await build({
    entryPoints: [path.join(root, "app", "_device", "worker.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    define: {
      FILES: JSON.stringify(offlineFiles(path.join(root, ".next"))),
      "process.env.NODE_ENV": '"production"',
    },
  });
  return new Response(result.outputFiles[0]?.text ?? "", {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    },
  });
}
