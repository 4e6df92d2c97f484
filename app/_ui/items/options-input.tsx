"use client";
import { Kbd } from "../text";

/**
 * Options to choose one of (radio) or several of (checkbox). The browser's own controls: arrows, space and screen
 * readers work as everywhere. The number beside each is the key that chooses it.
 */
export function OptionsInput({
  kind,
  name,
  labelledBy,
  options,
  chosen,
  disabled,
  onChoose,
}: {
  kind: "radio" | "checkbox";
  name: string;
  labelledBy: string;
  options: readonly { id: string; text: string }[];
  chosen: readonly string[];
  disabled: boolean;
  onChoose: (id: string) => void;
}) {
  return (
    <fieldset
      role={kind === "radio" ? "radiogroup" : undefined}
      aria-labelledby={labelledBy}
      className="grid min-w-0 gap-2 sm:gap-2.5"
    >
      {options.map((option, n) => (
        <label
          key={option.id}
          className="flex min-h-13 cursor-pointer items-center gap-3.5 rounded-control border border-line bg-surface px-4 py-2.5 text-[17px] leading-snug touch-manipulation hover:border-edge has-checked:border-sky has-checked:bg-sky-soft has-disabled:cursor-default has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-sky"
        >
          <input
            type={kind}
            name={name}
            value={option.id}
            checked={chosen.includes(option.id)}
            disabled={disabled}
            onChange={() => onChoose(option.id)}
            className="size-5 shrink-0 accent-sky outline-none"
          />
          <span className="min-w-0 grow wrap-anywhere">{option.text}</span>
          {n < 9 ? (
            <span aria-hidden className="max-md:hidden">
              <Kbd>{n + 1}</Kbd>
            </span>
          ) : null}
        </label>
      ))}
    </fieldset>
  );
}
