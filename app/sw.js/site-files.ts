import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** A file that the service worker keeps. */
interface SiteFile {
  url: string;
  /** null: its name says what is in it */
  revision: string | null;
}

/** The page that stands in for all others without a network. */
const PAGE = "/(focus)/offline/page";

/**
 * What a browser needs to show the offline page and to study on it, and nothing else of the site: the page, its
 * scripts, those that they load later, its styles and their fonts.
 * @param built the folder of the build; before there is one, as under the tests, there is nothing to keep
 * @throws when the build does not say what the page needs
 */
export function offlineFiles(built: string): SiteFile[] {
  const manifest = path.join(built, "build-manifest.json");
  if (!existsSync(manifest)) return [];
  const { rootMainFiles, lowPriorityFiles } = JSON.parse(readFileSync(manifest, "utf8")) as {
    rootMainFiles: string[];
    /** in a folder named after the build */
    lowPriorityFiles: string[];
  };
  const named = new Set([...rootMainFiles, ...filesOfPage(built)]);
  // A set goes on to what is added on the way: what a file names is looked into as well.
  for (const name of named) for (const found of namedIn(built, name)) named.add(found);
  const names = [...named].sort();
  // The page's texts stand in none of its scripts: it is another one with each build.
  const revision = createHash("sha256")
    .update([...names, ...lowPriorityFiles].join())
    .digest("hex");
  return [
    ...names.map((name) => ({ url: urlOf(name), revision: null })),
    { url: "/offline", revision: revision.slice(0, 16) },
  ];
}

const urlOf = (name: string) => `/_next/${name.split("/").map(encodeURIComponent).join("/")}`;

/** Scripts and styles of the offline page, as Next notes them for the server: `static/chunks/….js`. */
function filesOfPage(built: string): string[] {
  const file = path.join(built, "server", "app", `${PAGE}_client-reference-manifest.js`);
  const text = readFileSync(file, "utf8");
  const { clientModules, entryCSSFiles } = JSON.parse(
    text.slice(text.indexOf("] = {") + 4).replace(/;\s*$/, ""),
  ) as {
    clientModules: Record<string, { chunks: string[] }>;
    entryCSSFiles: Record<string, { path: string }[]>;
  };
  const scripts = Object.values(clientModules).flatMap(({ chunks }) => chunks);
  const styles = Object.values(entryCSSFiles).flatMap((all) => all.map((style) => style.path));
  if (scripts.length === 0) throw new Error(`${file} names no scripts: the service worker would keep none.`);
  return [...scripts, ...styles].map((name) => name.replace(/^\/_next\//, ""));
}

/** Scripts that a script loads later, and fonts that a style names. */
function namedIn(built: string, name: string): string[] {
  const file = path.join(built, name);
  if (!/\.(js|css)$/.test(name) || !existsSync(file)) return [];
  const text = readFileSync(file, "utf8");
  const found = name.endsWith(".css")
    ? [...text.matchAll(/url\(["']?\.\.\/media\/([\w.~-]+\.woff2)/g)].map((m) => `static/media/${m[1]}`)
    : [...text.matchAll(/["'](static\/chunks\/[\w.~-]+\.(?:js|css))["']/g)].map((m) => m[1] as string);
  return found.filter((one) => existsSync(path.join(built, one)));
}
