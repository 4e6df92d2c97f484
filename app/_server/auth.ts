/**
 * next-auth, all of it: the providers and the /api/auth routes. Its sessions are ours (session-token.ts): it
 * writes and reads the same signed cookie as the rest of the app.
 */

import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import NextAuth, { type AuthOptions, type Profile } from "next-auth";
import AzureAD from "next-auth/providers/azure-ad";
import Credentials from "next-auth/providers/credentials";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { getDb } from "@/db/client";
import { userByAccount, userOfSession } from "@/db/queries/users";
import { userByPassword } from "./credentials";
import { env, type ProviderConfig } from "./env";
import { AppError, errorResponse } from "./errors";
import { log } from "./log";
import { safePath } from "./paths";
import { emailIsVerified, userOfProvider } from "./provider-sign-in";
import { decodeSession, encodeSession, SESSION_SECONDS, sessionCookie } from "./session-token";

const typed = z.object({ email: z.string().max(254), password: z.string().min(1).max(200) });

const passwordProvider = Credentials({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(credentials, request) {
    const given = typed.safeParse(credentials);
    if (!given.success) return null;
    const headers = new Headers(request.headers as Record<string, string>);
    return userByPassword(await getDb(), given.data, headers);
  },
});

// biome-ignore lint/suspicious/noExplicitAny: each provider has a profile type of its own
type AnyProvider = OAuthConfig<any>;

function oauthProvider(config: ProviderConfig): AnyProvider {
  const { id, name, clientId, clientSecret } = config;
  const client = { clientId, clientSecret };
  const shaped = (provider: AnyProvider): AnyProvider => ({ ...provider, id, name, profile: identityOf });
  if (id === "google") return shaped(Google(client));
  if (id === "github") return shaped({ ...GitHub(client), userinfo: githubUserinfo });
  if (id === "microsoft") {
    return shaped({
      ...AzureAD({ ...client, tenantId: config.tenant ?? "common" }),
      checks: ["pkce", "state"],
    });
  }
  return shaped({
    id,
    name,
    type: "oauth",
    wellKnown: `${config.issuer?.replace(/\/+$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: identityOf,
    ...client,
  });
}

function identityOf(profile: Record<string, unknown>) {
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const id = profile.sub ?? profile.id;
  if (typeof id !== "string" && typeof id !== "number") throw new Error("the provider named no account id");
  return { id: String(id), email: text(profile.email), name: text(profile.name) ?? text(profile.login) };
}

const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** GitHub says only here which address is confirmed; the profile's public address may be any. */
const githubUserinfo: AnyProvider["userinfo"] = {
  url: "https://api.github.com/user",
  async request({ client, tokens }) {
    const profile: Record<string, unknown> = await client.userinfo(tokens.access_token ?? "");
    const answer = await fetch("https://api.github.com/user/emails", {
      headers: { authorization: `Bearer ${tokens.access_token}`, accept: "application/vnd.github+json" },
    });
    const emails = answer.ok ? githubEmails.parse(await answer.json()) : [];
    const primary = emails.find((entry) => entry.primary);
    return { ...profile, email: primary?.email, email_verified: primary?.verified ?? false } as never;
  },
};

function options(): AuthOptions {
  const { secret, secure, providers } = env();
  return {
    secret,
    providers: [passwordProvider, ...providers.map(oauthProvider)],
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/settings" },
    useSecureCookies: secure,
    cookies: { sessionToken: sessionCookie() },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: {
      async encode({ token }) {
        if (!token?.sub || typeof token.epoch !== "number") throw new Error("a session without a user");
        const since = typeof token.auth_time === "number" ? token.auth_time : undefined;
        return encodeSession({ id: token.sub, sessionEpoch: token.epoch }, Date.now(), since);
      },
      async decode({ token }) {
        return token ? decodeSession(token) : null;
      },
    },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.type !== "oauth") return true;
        const config = providers.find((provider) => provider.id === account.provider);
        if (!config || !profile) return false;
        const found = await userOfProvider(
          await getDb(),
          {
            provider: account.provider,
            providerAccountId: account.providerAccountId,
            email: user.email ?? null,
            emailVerified: emailIsVerified(config, profile as Profile & Record<string, unknown>),
            name: user.name ?? null,
          },
          new Date(),
        );
        return typeof found === "string" ? `/sign-in?error=${found}` : true;
      },
      async jwt({ token, user, account }) {
        const db = await getDb();
        if (account) {
          const signedIn =
            account.type === "oauth"
              ? await userByAccount(db, account.provider, account.providerAccountId)
              : (user as unknown as { id: string; sessionEpoch: number });
          if (!signedIn) throw new Error("signed in as nobody");
          return { sub: signedIn.id, epoch: signedIn.sessionEpoch };
        }
        const current = await userOfSession(db, String(token.sub), Number(token.epoch));
        if (!current) throw new AppError("unauthenticated", "The session has ended.");
        return { ...token, name: current.name, email: current.email };
      },
      async session({ session, token }) {
        return {
          ...session,
          user: { id: token.sub, name: token.name, email: token.email },
        } as typeof session;
      },
      redirect({ url, baseUrl }) {
        const own = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return baseUrl + safePath(own);
      },
    },
    logger: {
      // A cookie that is old or forged is nobody's error.
      error: (code, metadata) =>
        code === "JWT_SESSION_ERROR"
          ? log.debug({ code }, "next-auth")
          : log.error({ code, metadata }, "next-auth"),
      warn: (code) => log.warn({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

type Context = { params: Promise<{ nextauth: string[] }> };

/** The /api/auth routes. Their bodies are a handful of form fields: anything larger is refused unread. */
export async function authHandler(request: Request, context: Context): Promise<Response> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (request.method === "POST" && !(length <= 16 * 1024)) {
    return errorResponse(
      new AppError("too-large", "The body is larger than 16 kB or does not say its size."),
    );
  }
  try {
    // next-auth reads its own address from the environment only.
    process.env.NEXTAUTH_URL ??= env().baseUrl;
    return await NextAuth(request as never, context as never, options());
  } catch (error) {
    return errorResponse(error);
  }
}

/** Begins signing in with a provider: sets next-auth's cookies and gives the provider's address. */
export async function providerAddress(provider: string, next: string): Promise<string> {
  const call = async (name: string, body?: Record<string, string>) => {
    const request = new NextRequest(`${env().baseUrl}/api/auth/${name}`, {
      method: body ? "POST" : "GET",
      ...(body && {
        body: new URLSearchParams(body).toString(),
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": String(new URLSearchParams(body).toString().length),
        },
      }),
    });
    const response = await authHandler(request, { params: Promise.resolve({ nextauth: name.split("/") }) });
    await keepCookies(response);
    return z
      .looseObject({ csrfToken: z.string().optional(), url: z.string().optional() })
      .parse(await response.json());
  };
  const { csrfToken = "" } = await call("csrf");
  const { url } = await call(`signin/${provider}`, { csrfToken, callbackUrl: next, json: "true" });
  if (!url) throw new AppError("internal", "The sign-in provider could not be reached.");
  return url;
}

async function keepCookies(response: Response): Promise<void> {
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: response.headers }).cookies.getAll())
    jar.set(cookie);
}
