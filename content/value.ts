/**
 * Typed values. An author writes a tagged map ({ quantity: 5000, unit: [signature, signatures] });
 * parsing turns the tag into `type`, so that code can switch over it.
 */
import { z } from "zod";
import { byTag, either } from "./either";
import { edtfSchema, idSchema, proseSchema } from "./fields";

/** Other wordings that are right when typed. */
const accept = z.array(proseSchema).default([]);
/** True where the source itself says "about", "nearly", "dozens". */
const approximate = z.boolean().default(false);
/** Display text where the plain formatting of the number would creak ("one in three"). */
const text = proseSchema.optional();

const unitSchema = either(
  (input) => typeof input === "string",
  proseSchema,
  z.tuple([proseSchema, proseSchema]),
).transform((unit) => (Array.isArray(unit) ? { one: unit[0], other: unit[1] } : { one: unit, other: unit }));

const quantity = z
  .strictObject({
    quantity: z.number(),
    unit: unitSchema.optional(),
    tolerance: z.number().nonnegative().default(0),
    approximate,
    text,
    accept,
  })
  .transform(({ quantity: amount, ...rest }) => ({ type: "quantity" as const, amount, ...rest }));
const share = z
  .strictObject({
    share: z.number().min(0).max(100),
    tolerance: z.number().nonnegative().default(0),
    approximate,
    text,
    accept,
  })
  .transform(({ share: percent, ...rest }) => ({ type: "share" as const, percent, ...rest }));
const money = z
  .strictObject({
    money: z.number(),
    currency: z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code such as USD"),
    approximate,
    text,
    accept,
  })
  .transform(({ money: amount, ...rest }) => ({ type: "money" as const, amount, ...rest }));
const date = z
  .strictObject({ date: edtfSchema, accept })
  .transform(({ date: edtf, ...rest }) => ({ type: "date" as const, edtf, ...rest }));
const entity = z
  .strictObject({ entity: idSchema, accept })
  .transform(({ entity: id, ...rest }) => ({ type: "entity" as const, id, ...rest }));
const textValue = z
  .strictObject({ text: proseSchema, accept })
  .transform(({ text: words, ...rest }) => ({ type: "text" as const, text: words, ...rest }));

const SIMPLE = { quantity, share, money, date, entity, text: textValue };

/** A value that has no members: the six simple types. */
export const memberlessValueSchema = byTag(SIMPLE);
export type SimpleValue = z.infer<typeof memberlessValueSchema>;

/** A member of a list: an entity of the pack, or a text with a key of its own that outlives its wording. */
const memberSchema = byTag({
  entity: z
    .strictObject({ entity: idSchema, accept })
    .transform(({ entity: id, ...rest }) => ({ key: id, type: "entity" as const, id, ...rest })),
  text: z
    .strictObject({ key: idSchema, text: proseSchema, accept })
    .transform(({ text: words, ...rest }) => ({ type: "text" as const, text: words, ...rest })),
});
export type Member = z.infer<typeof memberSchema>;

const list = z
  .strictObject({ list: z.array(memberSchema).min(2, "a list has at least two members") })
  .transform(({ list: members }) => ({ type: "list" as const, members }));
const sequence = z
  .strictObject({ sequence: z.array(memberSchema).min(3, "a sequence has at least three members") })
  .transform(({ sequence: members }) => ({ type: "sequence" as const, members }));

/** Any value of a fact. */
export const valueSchema = byTag({ ...SIMPLE, list, sequence });
export type Value = z.infer<typeof valueSchema>;
