/** Form fields of classes. Messages are keys of account.json's `errors`. */
import { z } from "zod";
import { isTimeZone } from "@/db/queries/settings";
import { classNameSchema } from "@/learn/class/schema";

export const classNameField = z
  .string("required")
  .refine((name) => classNameSchema.safeParse(name).success, "nameWrong")
  .transform((name) => name.trim());

/** What the browser says, or "UTC" where it says nothing. */
export const timeZoneField = z
  .string()
  .default("")
  .transform((zone) => zone || "UTC")
  .refine(isTimeZone, "timeZoneWrong");

/** A whole number that may be left empty. */
export const maybeWhole = (min: number, max: number) =>
  z
    .string()
    .trim()
    .default("")
    .refine(
      (text) => text === "" || (/^\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max),
      "range",
    )
    .transform((text) => (text === "" ? null : Number(text)));
