/** The environment variables, checked once. Every message names the variable and how to mend it. */
import path from "node:path";
import { z } from "zod";
import { keptSecret } from "./secret";

const MIN_SECRET = 32;

const filled = z.string().trim().min(1);
const httpUrl = z.url({
  protocol: /^https?$/,
  error: "must be an address such as https://zerek.example.org",
});

const schema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must look like postgres://user:password@host:5432/name" })
    .optional(),
  ZEREK_DATA_DIR: filled.default(".data"),
  NEXTAUTH_SECRET: filled.optional(),
  AUTH_SECRET: filled.optional(),
  NEXTAUTH_URL: httpUrl.optional(),
  PORT: z.coerce.number("must be a port number").int().min(0).max(65535).default(3000),
  TRUST_PROXY: z
    .union([z.literal("true").transform(() => 1), z.literal("false").transform(() => 0), z.coerce.number()], {
      error: "must be true, false or the number of proxies in front of the server",
    })
    .pipe(z.number().int().min(0).max(10))
    .default(0),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@host:587" }).optional(),
  MAIL_FROM: filled.optional(),
  ZEREK_DEMO: filled.optional(),
  AUTH_GOOGLE_ID: filled.optional(),
  AUTH_GOOGLE_SECRET: filled.optional(),
  AUTH_GITHUB_ID: filled.optional(),
  AUTH_GITHUB_SECRET: filled.optional(),
  AUTH_MICROSOFT_ID: filled.optional(),
  AUTH_MICROSOFT_SECRET: filled.optional(),
  AUTH_MICROSOFT_TENANT: filled.optional(),
  AUTH_OIDC_ISSUER: httpUrl.optional(),
  AUTH_OIDC_ID: filled.optional(),
  AUTH_OIDC_SECRET: filled.optional(),
  AUTH_OIDC_NAME: filled.default("Single sign-on"),
});

type Variables = z.output<typeof schema>;

/** An identity provider whose variables are set. `tenant` and `issuer` only where the kind has one. */
export type ProviderConfig = {
  id: "google" | "github" | "microsoft" | "oidc";
  name: string;
  clientId: string;
  clientSecret: string;
  tenant?: string;
  issuer?: string;
};

export type Env = {
  /** no DATABASE_URL: the embedded database, a kept secret, mails written to files */
  embedded: boolean;
  /** whether there are demo accounts, whose password the sign-in page shows */
  demo: boolean;
  dataDir: string;
  secret: string;
  /** where people reach the server, without a slash at the end */
  baseUrl: string;
  /** whether that is https: decides on secure cookies and HSTS */
  secure: boolean;
  /** how many proxies in front of the server are ours, 0 for none */
  trustedProxies: number;
  smtpUrl: string | null;
  mailFrom: string;
  providers: ProviderConfig[];
};

/** A wrong environment; the message lists every problem, one a line. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  constructor(readonly problems: string[]) {
    super(`The environment is not right:\n${problems.map((p) => `  - ${p}`).join("\n")}`);
  }
}

/**
 * Reads and checks the variables; throws an `EnvError` naming each one that is wrong.
 * `makeSecret` gives the kept secret of the embedded database when none is set.
 */
export function parseEnv(
  source: Record<string, string | undefined>,
  makeSecret: (dir: string) => string,
): Env {
  // An empty variable, as compose files leave them, is an unset one.
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, v]) => v?.trim())));
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const vars = parsed.data;
  const problems: string[] = [];
  const providers = providersOf(vars, problems);
  const secret = secretOf(vars, problems, makeSecret);
  if (vars.DATABASE_URL && vars.SMTP_URL && !vars.MAIL_FROM) {
    problems.push("MAIL_FROM: set it to the sender of our mails, such as Zerek <zerek@example.org>");
  }
  if (problems.length) throw new EnvError(problems);
  const baseUrl = (vars.NEXTAUTH_URL ?? `http://localhost:${vars.PORT}`).replace(/\/+$/, "");
  return {
    embedded: !vars.DATABASE_URL,
    demo: !vars.DATABASE_URL || vars.ZEREK_DEMO === "1",
    dataDir: path.resolve(vars.ZEREK_DATA_DIR),
    secret,
    baseUrl,
    secure: baseUrl.startsWith("https://"),
    trustedProxies: vars.TRUST_PROXY,
    smtpUrl: vars.SMTP_URL ?? null,
    mailFrom: vars.MAIL_FROM ?? "Zerek <zerek@localhost>",
    providers,
  };
}

function secretOf(vars: Variables, problems: string[], makeSecret: (dir: string) => string): string {
  const name = vars.NEXTAUTH_SECRET ? "NEXTAUTH_SECRET" : "AUTH_SECRET";
  const secret = vars.NEXTAUTH_SECRET ?? vars.AUTH_SECRET;
  const mend = "set it to at least 32 random characters, for instance the output of: openssl rand -base64 48";
  if (secret !== undefined) {
    if (secret.length < MIN_SECRET) problems.push(`${name}: has ${secret.length} characters; ${mend}`);
    return secret;
  }
  if (vars.DATABASE_URL) {
    problems.push(`NEXTAUTH_SECRET: missing; with DATABASE_URL it signs the sessions; ${mend}`);
    return "";
  }
  return makeSecret(path.resolve(vars.ZEREK_DATA_DIR));
}

function providersOf(vars: Variables, problems: string[]): ProviderConfig[] {
  const found: ProviderConfig[] = [];
  const pair = (prefix: "AUTH_GOOGLE" | "AUTH_GITHUB" | "AUTH_MICROSOFT" | "AUTH_OIDC") => {
    const clientId = vars[`${prefix}_ID`];
    const clientSecret = vars[`${prefix}_SECRET`];
    if (clientId && clientSecret) return { clientId, clientSecret };
    if (clientId) problems.push(`${prefix}_SECRET: missing, although ${prefix}_ID is set`);
    if (clientSecret) problems.push(`${prefix}_ID: missing, although ${prefix}_SECRET is set`);
    return null;
  };
  const google = pair("AUTH_GOOGLE");
  if (google) found.push({ id: "google", name: "Google", ...google });
  const github = pair("AUTH_GITHUB");
  if (github) found.push({ id: "github", name: "GitHub", ...github });
  const microsoft = pair("AUTH_MICROSOFT");
  if (microsoft) {
    const tenant = vars.AUTH_MICROSOFT_TENANT ?? "common";
    found.push({ id: "microsoft", name: "Microsoft", tenant, ...microsoft });
  }
  const oidc = pair("AUTH_OIDC");
  if (oidc && !vars.AUTH_OIDC_ISSUER)
    problems.push("AUTH_OIDC_ISSUER: missing, although AUTH_OIDC_ID is set");
  if (oidc && vars.AUTH_OIDC_ISSUER) {
    found.push({ id: "oidc", name: vars.AUTH_OIDC_NAME, issuer: vars.AUTH_OIDC_ISSUER, ...oidc });
  }
  return found;
}

let known: Env | undefined;

/** The checked environment of this process; never called at import, because `next build` imports. */
export function env(): Env {
  known ??= parseEnv(process.env, keptSecret);
  return known;
}
