/** The Content-Security-Policy of pages. */
import type { ProviderConfig } from "./env";

/**
 * Scripts run only with the request's nonce, or when loaded by one that had it. `style` attributes are
 * allowed (charts and Base UI set sizes with them), style elements need the nonce. `dev` loosens what Next's development
 * server needs: eval, its socket and inline styles.
 */
export function contentSecurityPolicy(options: {
  nonce: string;
  dev: boolean;
  secure: boolean;
  formTargets: string[];
}): string {
  const { nonce, dev, secure, formTargets } = options;
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(dev ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", dev ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(dev ? ["ws:"] : [])],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", ...formTargets],
    "frame-ancestors": ["'none'"],
    ...(secure ? { "upgrade-insecure-requests": [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}

/** Where a sign-in form may lead by redirect: browsers check `form-action` on redirects, too. */
export function providerOrigins(providers: ProviderConfig[]): string[] {
  return providers.map((provider) => {
    if (provider.id === "google") return "https://accounts.google.com";
    if (provider.id === "github") return "https://github.com";
    if (provider.id === "microsoft") return "https://login.microsoftonline.com";
    return new URL(provider.issuer ?? "").origin;
  });
}
