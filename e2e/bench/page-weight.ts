/** Compressed JavaScript a page loads at first, as a browser would fetch it. */
import { gzipSync } from "node:zlib";

/** kB (1,000 bytes) of gzip-compressed script that a page's HTML names. */
export async function scriptWeight(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ kB: number; files: number }> {
  const page = await fetch(url, { headers, redirect: "manual" });
  if (page.status !== 200) throw new Error(`${url} answered ${page.status}: its script cannot be weighed.`);
  const html = await page.text();
  const paths = new Set(
    [...html.matchAll(/["'(]((?:https?:\/\/[^"'/]+)?\/_next\/static\/[^"'?)\\]+\.js)/g)].map(
      (m) => m[1] as string,
    ),
  );
  // Old browsers' polyfills are marked nomodule: nobody's browser of today loads them.
  for (const [tag, src] of html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g))
    if (/nomodule/i.test(tag)) paths.delete(src as string);
  let bytes = 0;
  for (const path of paths) {
    const body = await fetch(new URL(path, url)).then((r) => r.arrayBuffer());
    bytes += gzipSync(new Uint8Array(body), { level: 6 }).byteLength;
  }
  return { kB: bytes / 1000, files: paths.size };
}
