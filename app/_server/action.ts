/**
 * The wrapper of server actions, sibling of `mutation` in mutation.ts: same origin, who is it, is the form
 * valid, do it, answer. Every export of a "use server" file is made here; a test sees to it.
 */
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { type Db, getDb } from "@/db/client";
import { parseInput } from "./body";
import { type AppError, asAppError, type FieldErrors } from "./errors";
import { markWrapped } from "./mutation";
import { assertSameOrigin } from "./origin";
import { currentUser, requireUser, type User } from "./session";

/** What a form shows after it was sent; texts are ready to read. */
type ActionState = {
  /** something went well: shown above the form */
  done?: string;
  /** something went wrong that is no single field's fault */
  error?: string;
  fields?: FieldErrors;
  /** what was typed, passwords left out, so that it need not be typed again */
  values?: Record<string, string>;
};

type ActionWho = "user" | "anyone";

type ActionSpec<W extends ActionWho, S extends z.ZodType> = {
  who: W;
  /** the form's fields, all strings; messages are keys of account.json's `errors` */
  input: S;
  run: (context: {
    db: Db;
    user: W extends "user" ? User : User | null;
    input: z.output<S>;
    headers: Headers;
  }) => Promise<ActionState>;
};

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

/** A server action for `useActionState`; `run` may redirect. */
export function action<W extends ActionWho, S extends z.ZodType>(spec: ActionSpec<W, S>): Action {
  return markWrapped(async (_state: ActionState, form: FormData) => {
    const values = fieldsOf(form);
    try {
      const head = await headers();
      assertSameOrigin(head);
      const user = spec.who === "user" ? await requireUser() : await currentUser();
      const input = parseInput(spec.input, values);
      return await spec.run({ db: await getDb(), user: user as User, input, headers: head });
    } catch (thrown) {
      unstable_rethrow(thrown);
      const error = asAppError(thrown);
      if (error.code === "unauthenticated") redirect("/sign-in");
      return stateOf(error, values);
    }
  });
}

// Whatever was sent, only strings are read: anyone can call an action with anything.
function fieldsOf(form: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (!(form instanceof FormData)) return found;
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$ACTION")) found[name] = value;
  }
  return found;
}

async function stateOf(error: AppError, values: Record<string, string>): Promise<ActionState> {
  const t = await getTranslations("account.errors");
  const text = (key: string) => (t.has(key as never) ? t(key as never) : key);
  const kept = Object.entries(values).filter(([name]) => !/password/i.test(name));
  const state: ActionState = { values: Object.fromEntries(kept) };
  if (error.fields) {
    state.fields = Object.fromEntries(Object.entries(error.fields).map(([name, key]) => [name, text(key)]));
  } else if (error.code === "too-many") {
    state.error = t("tooMany", { minutes: Math.ceil((error.retryAfterSeconds ?? 60) / 60) });
  } else {
    state.error = text(error.message);
  }
  return state;
}
