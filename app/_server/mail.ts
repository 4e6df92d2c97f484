/** Sending mail: over SMTP where SMTP_URL is set, else into files of `<data dir>/outbox`. */
import fs from "node:fs/promises";
import path from "node:path";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "./env";
import { log } from "./log";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** what it is about, for the file's name */
  kind: string;
};

let transport: Transporter | undefined;

/**
 * Sends one mail. Throws when an address or subject holds a line break (it could add headers) and when the
 * server does not take it.
 */
export async function sendMail(mail: Mail, now = new Date()): Promise<void> {
  if (/[\r\n]/.test(mail.to + mail.subject)) throw new Error("a mail's head must be one line");
  const { smtpUrl, mailFrom } = env();
  if (!smtpUrl) return writeMail(mail, now);
  transport ??= nodemailer.createTransport(smtpUrl);
  // An object, not a string: nodemailer reads a string as a list of addresses.
  await transport.sendMail({
    from: mailFrom,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function writeMail(mail: Mail, now: Date): Promise<void> {
  const dir = outboxDir();
  await fs.mkdir(dir, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().replace(/[:.]/g, "-");
  const file = path.join(dir, `${stamp}-${mail.kind}-${crypto.randomUUID().slice(0, 4)}.txt`);
  const head = `From: ${env().mailFrom}\nTo: ${mail.to}\nDate: ${now.toUTCString()}\nSubject: ${mail.subject}`;
  await fs.writeFile(file, `${head}\n\n${mail.text}\n`, { mode: 0o600 });
  log.info({ file }, "a mail was written to the outbox");
}

/** Where mails go that are not sent. */
export function outboxDir(): string {
  return path.join(/* turbopackIgnore: true */ env().dataDir, "outbox");
}

/** Whether mails are written to files, so that a page can say where to look. */
export function mailsAreFiles(): boolean {
  return env().smtpUrl === null;
}
