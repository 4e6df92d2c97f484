/**
 * Classes behind the policy: pages, actions and routes about a class are let in here and nowhere else. Whoever may not is
 * told what anybody else is told who asks for a class that is not there.
 */
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { type Db, getDb, type Queryable } from "@/db/client";
import { accessTo, type ClassAccess } from "@/db/queries/classes/access";
import { action } from "./action";
import { parseInput } from "./body";
import { AppError } from "./errors";
import { type Handler, mutation, query } from "./mutation";
import { type ClassCapability, mayInClass } from "./policy";
import type { Limit } from "./rate-limit";
import { currentUser, requireUser, type User } from "./session";

export const mayDo = ({ relation, head }: ClassAccess, capability: ClassCapability): boolean =>
  mayInClass(relation, capability, head.archivedAt !== null);

const lookUp = cache(async (userId: string, classId: string) => accessTo(await getDb(), userId, classId));

/** The signed-in user in a class, for a page that takes a capability; anybody else finds no page. */
export async function requireClass(
  classId: string,
  capability: ClassCapability,
): Promise<{ user: User; access: ClassAccess; may: (capability: ClassCapability) => boolean }> {
  const user = await requireUser();
  const access = await lookUp(user.id, classId);
  if (!access || !mayDo(access, capability)) notFound();
  return { user, access, may: (other) => mayDo(access, other) };
}

/** The name of a class for a page's title, to those who may have the page. */
export async function classTitle(classId: string, capability: ClassCapability): Promise<string | null> {
  const user = await currentUser();
  const access = user && (await lookUp(user.id, classId));
  return access && mayDo(access, capability) ? access.head.name : null;
}

/** What the user is to the class; throws `not-found` where they are nothing, `forbidden` where they may not. */
export async function classAccess(
  db: Queryable,
  userId: string,
  classId: string,
  capability: ClassCapability,
): Promise<ClassAccess> {
  const access = await accessTo(db, userId, classId);
  if (!access || !mayDo(access, "class.view"))
    throw new AppError("not-found", "There is no such class of yours.");
  if (!mayDo(access, capability)) throw new AppError("forbidden", "You may not do this in this class.");
  return access;
}

type ActionState = Awaited<ReturnType<ReturnType<typeof action>>>;

/** A server action about the class that the form's field `class` names; who may is seen before anything else is read. */
export function classAction<S extends z.ZodType>(spec: {
  may: ClassCapability;
  input: S;
  run: (context: {
    db: Db;
    user: User;
    access: ClassAccess;
    input: z.output<S>;
    headers: Headers;
  }) => Promise<ActionState>;
}) {
  return action({
    who: "user",
    input: z.record(z.string(), z.string()),
    async run({ input: { class: classId = "", ...fields }, ...context }) {
      const access = await accessTo(context.db, context.user.id, classId);
      if (!access || !mayDo(access, spec.may)) notFound();
      return spec.run({ ...context, access, input: parseInput(spec.input, fields) });
    },
  });
}

type ClassSpec<S extends z.ZodType> = {
  may: ClassCapability;
  input: S;
  limit?: Limit;
  run: (context: {
    db: Queryable;
    user: User;
    access: ClassAccess;
    input: z.output<S>;
    params: Record<string, string | string[] | undefined>;
  }) => Promise<unknown>;
};

/** A GET handler about the class that the route's segment `id` names. */
export function classQuery<S extends z.ZodType>({ may, run, ...spec }: ClassSpec<S>): Handler {
  return query({
    ...spec,
    who: "user",
    run: async (context) =>
      run({
        ...context,
        access: await classAccess(context.db, context.user.id, String(context.params.id), may),
      }),
  });
}

/** A handler that changes something about the class that the route's segment `id` names, in one transaction. */
export function classMutation<S extends z.ZodType>({
  may,
  run,
  ...spec
}: ClassSpec<S> & { maxBytes?: number }): Handler {
  return mutation({
    ...spec,
    who: "user",
    run: async (context) =>
      run({
        ...context,
        access: await classAccess(context.db, context.user.id, String(context.params.id), may),
      }),
  });
}
