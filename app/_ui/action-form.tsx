"use client";

import {
  type ComponentProps,
  createContext,
  type ReactNode,
  use,
  useActionState,
  useEffect,
  useRef,
} from "react";
import { Button } from "./button";
import { AreaField, SelectField, TextField } from "./field";
import { FormError, Notice } from "./notice";

/** What a form shows after it was sent: the answer of its server action, texts ready to read. */
export interface FormState {
  done?: string;
  error?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
}

const State = createContext<FormState>({});

/**
 * A form sent to a server action, with or without script. Shows the answer above the fields, each error at
 * its field, and goes to the first of them.
 */
export function ActionForm({
  action,
  submit,
  pending,
  variant = "primary",
  doneTitle,
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** words of the button, and while the answer is awaited */
  submit: ReactNode;
  pending: ReactNode;
  variant?: ComponentProps<typeof Button>["variant"];
  /** when given, success takes the place of the form, under this title */
  doneTitle?: ReactNode;
  children?: ReactNode;
}) {
  const [state, send, isPending] = useActionState(action, {});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.fields) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [state]);

  if (state.done && doneTitle) {
    return (
      <Notice tone="good" title={doneTitle}>
        {state.done}
      </Notice>
    );
  }
  return (
    <form
      ref={form}
      action={send}
      noValidate
      onSubmit={(event) => {
        if (isPending) event.preventDefault();
      }}
      className="grid gap-5"
    >
      {state.done ? <Notice tone="good">{state.done}</Notice> : null}
      <FormError>{state.error}</FormError>
      <State value={state}>{children}</State>
      {/* not `disabled` while pending: the focus would be lost */}
      <Button
        type="submit"
        variant={variant}
        aria-disabled={isPending}
        className="justify-self-start aria-disabled:opacity-55 max-sm:w-full"
      >
        {isPending ? pending : submit}
      </Button>
    </form>
  );
}

/** A text field of an ActionForm: keeps what was typed and shows its error. */
export function FormText(props: ComponentProps<typeof TextField> & { name: string }) {
  const state = use(State);
  const kept = state.values?.[props.name] ?? props.defaultValue;
  return <TextField {...props} defaultValue={kept} error={state.fields?.[props.name]} />;
}

/** A text of several lines of an ActionForm. */
export function FormArea(props: ComponentProps<typeof AreaField> & { name: string }) {
  const state = use(State);
  const kept = state.values?.[props.name] ?? props.defaultValue;
  return <AreaField {...props} defaultValue={kept} error={state.fields?.[props.name]} />;
}

/** A select of an ActionForm. */
export function FormSelect(props: ComponentProps<typeof SelectField> & { name: string }) {
  const state = use(State);
  const kept = state.values?.[props.name] ?? props.defaultValue;
  // The key draws it anew: a browser resets a select to what it showed first.
  return <SelectField key={String(kept)} {...props} defaultValue={kept} error={state.fields?.[props.name]} />;
}

/** Tells a password manager whose password the form is about. */
export function UsernameHint({ email }: { email: string }) {
  return <input type="email" name="username" value={email} readOnly hidden autoComplete="username" />;
}

/** The browser's time zone as a hidden field; empty without script. */
export function TimeZoneInput({ name }: { name: string }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  return <input ref={input} type="hidden" name={name} defaultValue="" />;
}
