/** The secret of the embedded demo: made once, kept beside the database. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** The secret in `dir`/secret, made with 48 random bytes (readable by its owner only) if there is none. */
export function keptSecret(dir: string): string {
  const file = path.join(dir, "secret");
  fs.mkdirSync(dir, { recursive: true });
  try {
    // "wx": of two processes that start together one makes it, the other reads it.
    fs.writeFileSync(file, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = fs.readFileSync(file, "utf8").trim();
  if (secret.length < 32) throw new Error(`${file} is too short to be a secret: delete it and start again`);
  return secret;
}
