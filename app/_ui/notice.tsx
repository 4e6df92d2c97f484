import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: { box: "border-sky/35 bg-sky-soft", icon: "text-sky", Icon: Info },
  good: { box: "border-good/35 bg-good-soft", icon: "text-good", Icon: CircleCheck },
  error: { box: "border-again/40 bg-again-soft", icon: "text-again", Icon: CircleAlert },
} as const;

/** A message in the flow of the page. An error is announced at once, the others politely. */
export function Notice({
  tone = "info",
  title,
  className,
  children,
}: {
  tone?: keyof typeof tones;
  title?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const { box, icon, Icon } = tones[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={cn("flex gap-3 rounded-control border px-4 py-3 text-ink", box, className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", icon)} />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}

/** The error of a whole form; nothing where there is none. */
export function FormError({ children }: { children?: ReactNode }) {
  return children ? <Notice tone="error">{children}</Notice> : null;
}
