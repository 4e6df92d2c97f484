import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/_messages/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by the test command; checking them again would only delay the first page.
  typescript: { ignoreBuildErrors: true },
  // Forms are small; a longer body is refused before it fills the memory.
  experimental: { serverActions: { bodySizeLimit: "64kb" }, proxyClientMaxBodySize: "128kb" },
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "pg", "pino"],
};

export default withNextIntl(config);
