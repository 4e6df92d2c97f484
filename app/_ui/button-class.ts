import { cn } from "./cn";

export type Variant = "primary" | "secondary" | "quiet" | "danger";
export type Size = "md" | "lg";

const base =
  "inline-flex items-center justify-center gap-2.5 rounded-control border font-semibold leading-tight select-none transition-colors duration-100 disabled:opacity-55 disabled:cursor-not-allowed";
const variants: Record<Variant, string> = {
  primary: "border-sky bg-sky text-on-sky hover:border-sky-deep hover:bg-sky-deep",
  secondary: "border-line bg-surface text-ink hover:border-edge",
  quiet: "border-transparent bg-transparent text-quiet hover:bg-sunk hover:text-ink",
  danger: "border-again/50 bg-surface text-again hover:bg-again-soft",
};
const sizes: Record<Size, string> = {
  md: "min-h-11 px-4.5 py-2.5 text-[15px]",
  lg: "min-h-14 px-6.5 py-3.5 text-base",
};

/** The classes of a button, for the rare element that cannot be a Button or LinkButton. */
export function buttonClass(variant: Variant = "secondary", size: Size = "md", extra?: string): string {
  return cn(base, variants[variant], sizes[size], extra);
}
