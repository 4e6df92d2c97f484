import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./app/_messages/request.ts",
  // Messages are parsed when the site is built, so that no parser of them travels to the browser.
  experimental: {
    messages: { path: "./app/_messages/en", locales: "infer", format: "json", precompile: true },
  },
});

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by the test command; checking them again would only delay the first page.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Forms are small; a longer body is refused before it fills the memory.
    serverActions: { bodySizeLimit: "64kb" },
    proxyClientMaxBodySize: "128kb",
    // A build is made once on a fresh machine: writing a cache for a second one takes longer than it saves.
    turbopackFileSystemCacheForBuild: false,
  },
  // Browsers that do not take an SVG ask for this by themselves.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "esbuild", "pg", "pino"],
};

export default withNextIntl(config);
