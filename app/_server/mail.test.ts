import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { mailsAreFiles, outboxDir, sendMail } from "./mail";

let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "zerek-mail-"));
  vi.stubEnv("ZEREK_DATA_DIR", dir);
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("SMTP_URL", "");
});
afterAll(() => fs.rmSync(dir, { recursive: true }));

const mail = { to: "aya@example.org", subject: "Hello", text: "http://localhost/x?token=abc", kind: "reset" };

describe("mail without SMTP_URL", () => {
  it("lands in the outbox, readable by its owner only, with the link whole", async () => {
    await sendMail(mail, new Date("2026-05-01T10:00:00.123Z"));
    expect(mailsAreFiles()).toBe(true);
    const [name = ""] = fs.readdirSync(outboxDir());
    expect(name).toMatch(/^2026-05-01T10-00-00-123Z-reset-.{4}\.txt$/);
    const file = path.join(outboxDir(), name);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readFileSync(file, "utf8")).toMatch(
      /^To: aya@example.org$[\s\S]*^http:\/\/localhost\/x\?token=abc$/m,
    );
  });

  it.each([{ to: "a@example.org\r\nBcc: all@example.org" }, { subject: "Hi\nBcc: all@example.org" }])(
    "refuses a head of two lines: %j",
    async (over) => {
      await expect(sendMail({ ...mail, ...over })).rejects.toThrow(/one line/);
    },
  );
});
