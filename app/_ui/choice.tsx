import { type ReactNode, useId } from "react";
import { cn } from "./cn";

/** A named group of controls with an optional hint and error. */
export function FieldGroup({
  legend,
  hint,
  error,
  className,
  children,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const described = cn(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  return (
    <fieldset className={cn("min-w-0", className)} {...(described ? { "aria-describedby": described } : {})}>
      <legend className="mb-2 text-sm font-semibold">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1 mb-2.5 max-w-[64ch] text-[13px] text-quiet">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-[13px] font-medium text-again">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** One of several choices as a tile: a name, a sentence that explains it, and what belongs to it alone. */
export function RadioTile({
  name,
  value,
  checked,
  title,
  text,
  aside,
  children,
  onChoose,
}: {
  name: string;
  value: string;
  checked: boolean;
  title: ReactNode;
  text?: ReactNode;
  /** stands at the end of the title's line, such as a number */
  aside?: ReactNode;
  /** controls that belong to this choice; outside of its label */
  children?: ReactNode;
  onChoose: () => void;
}) {
  const id = useId();
  return (
    <div className="rounded-control border border-line bg-surface transition-colors hover:border-edge has-[[data-tile]:checked]:border-sky has-[[data-tile]:checked]:bg-sky-soft has-[[data-tile]:focus-visible]:outline-2 has-[[data-tile]:focus-visible]:outline-offset-2 has-[[data-tile]:focus-visible]:outline-sky">
      <label className="flex cursor-pointer gap-3 px-4 py-3 touch-manipulation">
        <input
          data-tile=""
          type="radio"
          name={name}
          value={value}
          checked={checked}
          onChange={onChoose}
          aria-labelledby={`${id}-title`}
          {...(text || aside
            ? { "aria-describedby": cn(text ? `${id}-text` : null, aside ? `${id}-aside` : null) }
            : {})}
          className="mt-0.5 size-5 shrink-0 accent-sky outline-none"
        />
        <span className="min-w-0 grow">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span id={`${id}-title`} className="font-semibold">
              {title}
            </span>
            {aside ? (
              <span id={`${id}-aside`} className="num text-[13px] text-quiet">
                {aside}
              </span>
            ) : null}
          </span>
          {text ? (
            <span id={`${id}-text`} className="mt-0.5 block text-[13px] leading-snug text-quiet">
              {text}
            </span>
          ) : null}
        </span>
      </label>
      {children ? <div className="px-4 pb-4 pl-12">{children}</div> : null}
    </div>
  );
}

/** A box to tick, with its words beside it. */
export function CheckRow({
  checked,
  mixed = false,
  label,
  aside,
  className,
  onToggle,
}: {
  checked: boolean;
  /** part of what it stands for is ticked */
  mixed?: boolean;
  label: ReactNode;
  aside?: ReactNode;
  className?: string;
  onToggle: () => void;
}) {
  return (
    <label
      className={cn(
        "flex min-h-11 cursor-pointer items-center gap-3 rounded-[9px] px-2 py-1 touch-manipulation hover:bg-sunk/70",
        className,
      )}
    >
      <input
        type="checkbox"
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = mixed;
        }}
        onChange={onToggle}
        className="size-5 shrink-0 accent-sky"
      />
      <span className="min-w-0 grow leading-snug">{label}</span>
      {aside ? <span className="num shrink-0 text-[13px] text-quiet">{aside}</span> : null}
    </label>
  );
}

/** A few short choices in one line, such as numbers. */
export function Segments<V extends string>({
  name,
  value,
  options,
  className,
  onChoose,
}: {
  name: string;
  value: V | null;
  options: readonly { value: V; label: ReactNode }[];
  className?: string;
  onChoose: (value: V) => void;
}) {
  return (
    <div className={cn("flex flex-wrap gap-1.5", className)}>
      {options.map((option) => (
        <label
          key={option.value}
          className="num grid min-h-11 min-w-11 cursor-pointer place-items-center rounded-control border border-line bg-surface px-3.5 font-medium touch-manipulation hover:border-edge has-checked:border-sky has-checked:bg-sky-soft has-checked:font-semibold has-checked:text-sky-deep has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-sky"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
