import type { ReactNode } from "react";

/** The name of a key on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-h-5 min-w-5 items-center justify-center rounded-[5px] border border-b-2 border-line bg-surface px-1.5 align-middle font-sans text-[11px] leading-none font-semibold text-quiet">
      {children}
    </kbd>
  );
}

/** A number that matters with the words that say what it counts. */
export function Stat({ value, label }: { value: ReactNode; label: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-[13px] text-quiet">{label}</dt>
      <dd className="num font-serif text-3xl font-semibold tracking-tight">{value}</dd>
    </div>
  );
}

/** What goes here, and the one button that fills it. */
export function EmptyState({
  title,
  text,
  action,
}: {
  title: ReactNode;
  text: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-start gap-2 py-2">
      <h2 className="text-xl">{title}</h2>
      <p className="max-w-[52ch] text-quiet">{text}</p>
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
