import { fileURLToPath } from "node:url"

// What every response carries. The policy with its nonce is laid on top by proxy.ts, for pages alone.
const always = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
  { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
]

const closed = { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  outputFileTracingRoot: fileURLToPath(new URL(".", import.meta.url)),
  ...(process.env.NEXT_OUTPUT === "standalone" ? { output: "standalone" } : {}),
  // A build beside the first writes its folder into a copy, so that the repository's own file stays as it is.
  // Types are the business of npm run check, not of somebody's npm start.
  typescript: {
    tsconfigPath: process.env.NEXT_TSCONFIG || "tsconfig.json",
    ignoreBuildErrors: process.env.NEXT_SKIP_TYPES === "1",
  },
  typedRoutes: false,
  poweredByHeader: false,
  agentRules: false,
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "graphile-worker", "nodemailer", "pdfkit", "pino"],
  // The letters of statements, which are read when one is built: nothing imports them.
  outputFileTracingIncludes: {
    "/**": [
      "./node_modules/@expo-google-fonts/inter/400Regular/*.ttf",
      "./node_modules/@expo-google-fonts/inter/600SemiBold/*.ttf",
    ],
  },
  experimental: { agentUpgrade: false, serverActions: { bodySizeLimit: "1mb" } },
  headers: async () => [
    { source: "/:path*", headers: always },
    { source: "/api/:path*", headers: [closed, { key: "Cache-Control", value: "no-store" }] },
  ],
}
