import { z } from "zod";

/** What the link of a sign-up mail carries. No account exists, and no password was chosen, before it is opened. */
export const SIGN_UP_LINK = "sign-up";
export const signUpLink = z.object({ name: z.string(), email: z.string(), next: z.string() });
