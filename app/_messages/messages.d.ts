import type { messages } from "./request";

declare module "next-intl" {
  interface AppConfig {
    Messages: typeof messages;
  }
}
