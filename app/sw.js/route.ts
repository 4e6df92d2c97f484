import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

// Made once, when the site is built: by then all that it keeps is there.
export const dynamic = "force-static";

/** The service worker, with the list of files it keeps. */
export async function GET(): Promise<Response> {
  const root = process.cwd();
  const files = staticFiles(path.join(root, ".next", "static"));
  // The page is made by these scripts and the texts in them: it is another one when one of them is.
  const revision = createHash("sha256")
    .update(files.map((file) => file.url).join())
    .digest("hex")
    .slice(0, 16);
  const result = await build({
    entryPoints: [path.join(root, "app", "_device", "worker.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    define: {
      FILES: JSON.stringify([...files, { url: "/offline", revision }]),
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

/** Scripts, styles and fonts; their names say what is in them, so they need no revision. */
function staticFiles(folder: string): { url: string; revision: string | null }[] {
  // Before a build, as under the tests, there is nothing to keep.
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(js|css|woff2)$/.test(name))
    .sort()
    .map((name) => {
      const url = `/_next/static/${name.split(path.sep).map(encodeURIComponent).join("/")}`;
      // Those in a folder named after the build are the same file under a new name each time.
      const hashed = /[0-9a-f]{8,}|[\w~-]{12,}/i.test(path.basename(name));
      const text = hashed ? null : createHash("sha256").update(readFileSync(path.join(folder, name)));
      return { url, revision: text?.digest("hex").slice(0, 16) ?? null };
    });
}
