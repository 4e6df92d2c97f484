import { authHandler } from "@/app/_server/auth";

export { authHandler as GET, authHandler as POST };
