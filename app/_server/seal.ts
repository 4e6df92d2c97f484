/** Sealed links: what a link means, readable and forgeable by nobody but us (AES-256-GCM). */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { z } from "zod";
import { env } from "./env";

const keyFor = (purpose: string) =>
  Buffer.from(hkdfSync("sha256", env().secret, "", `zerek seal ${purpose}`, 32));

/** Seals `value` (JSON) for one purpose until `expiresAtMs`. */
export function seal(purpose: string, value: unknown, expiresAtMs: number): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv);
  const text = JSON.stringify({ value, exp: expiresAtMs });
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** What was sealed, if it was by us, for this purpose, has not run out and fits the schema; else null. */
export function unseal<S extends z.ZodType>(
  purpose: string,
  sealed: string,
  schema: S,
  nowMs = Date.now(),
): z.output<S> | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 29 || bytes.length > 4096) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  let opened: { value: unknown; exp: number };
  try {
    opened = JSON.parse(
      Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8"),
    );
  } catch {
    return null; // not sealed by us, or altered
  }
  if (opened.exp <= nowMs) return null;
  const parsed = schema.safeParse(opened.value);
  return parsed.success ? parsed.data : null;
}
