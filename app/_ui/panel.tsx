import { type ReactNode, useId } from "react";
import { cn } from "./cn";

/** A surface with an optional heading; a labelled region where it has one. */
export function Panel({
  title,
  aside,
  className,
  children,
}: {
  title?: ReactNode;
  /** stands at the end of the heading's line */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      className={cn("min-w-0 rounded-panel border border-line bg-surface px-5 py-5 sm:px-6", className)}
      {...(title ? { "aria-labelledby": id } : {})}
    >
      {title ? (
        <div className="mb-3 flex items-baseline justify-between gap-4">
          <h2 id={id} className="text-xl">
            {title}
          </h2>
          {aside ? <div className="text-[13px] text-quiet">{aside}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** The head of a page: eyebrow, title, a line of text, and the one primary action. */
export function PageHead({
  eyebrow,
  title,
  text,
  action,
}: {
  eyebrow?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
      <div className="min-w-0">
        {eyebrow ? <p className="mb-2 text-[13px] font-semibold text-quiet">{eyebrow}</p> : null}
        <h1 className="text-[clamp(1.75rem,4.6vw,2.5rem)]">{title}</h1>
        {text ? (
          <p className="mt-3 max-w-[58ch] font-serif text-lg leading-relaxed text-quiet">{text}</p>
        ) : null}
      </div>
      {action ? <div className="max-sm:w-full max-sm:*:w-full print:hidden">{action}</div> : null}
    </header>
  );
}
