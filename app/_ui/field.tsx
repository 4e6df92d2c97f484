import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

/** What a control needs to be tied to its label, hint and error. */
interface ControlProps {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

/** A label, a control, and beneath it a hint and an error. The control is drawn by `children`. */
function Field({
  label,
  hint,
  error,
  aside,
  className,
  fieldId,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** the control's id, where somebody has to find it */
  fieldId?: string | undefined;
  /** stands at the end of the label's line, such as "Forgotten?" */
  aside?: ReactNode;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const own = useId();
  const id = fieldId ?? own;
  const described = cn(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  return (
    <div className={cn("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-semibold">
          {label}
        </label>
        {aside}
      </div>
      {children({
        id,
        ...(described ? { "aria-describedby": described } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-[13px] text-quiet">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-[13px] font-medium text-again">
          {error}
        </p>
      ) : null}
    </div>
  );
}

const control =
  "w-full min-h-11 rounded-control border border-edge bg-surface px-3.5 py-2 text-base text-ink placeholder:text-quiet aria-invalid:border-again disabled:opacity-60";

/** A one-line text control. */
function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(control, className)} {...props} />;
}

/** The browser's own select: the best one there is on a phone, and no script. */
function Select({ className, ...props }: ComponentProps<"select">) {
  return <select className={cn(control, "pr-8", className)} {...props} />;
}

/** A labelled text control: Field and Input in one. */
export function TextField({
  label,
  hint,
  error,
  aside,
  className,
  fieldId,
  ...props
}: ComponentProps<"input"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  aside?: ReactNode;
  fieldId?: string;
}) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      aside={aside}
      fieldId={fieldId}
      {...(className ? { className } : {})}
    >
      {(tied) => <Input {...props} {...tied} />}
    </Field>
  );
}

/** A labelled select: `options` as value and text. */
export function SelectField({
  label,
  hint,
  error,
  options,
  className,
  ...props
}: ComponentProps<"select"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(tied) => (
        <Select {...props} {...tied}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** A labelled text of several lines. */
export function AreaField({
  label,
  hint,
  error,
  className,
  ...props
}: ComponentProps<"textarea"> & { label: ReactNode; hint?: ReactNode; error?: ReactNode }) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(tied) => <textarea className={cn(control, "leading-normal")} {...props} {...tied} />}
    </Field>
  );
}
