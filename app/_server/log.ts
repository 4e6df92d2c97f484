/** The server's log: one JSON line an event on stderr, quiet in tests. */
import pino from "pino";

export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? (process.env.VITEST ? "silent" : "info"),
    base: null,
    redact: ["*.password", "*.token", "*.email", "*.to"],
  },
  pino.destination({ fd: 2, sync: true }),
);
