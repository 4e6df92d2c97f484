"use client";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/app/_ui/cn";
import { navClass } from "./nav-link";

/**
 * On a phone: what the bar has no room for, in a popover above it. The browser's own, so that it opens without script
 * and goes by Esc or a tap elsewhere.
 */
export function MoreMenu({
  label,
  icon,
  inside,
  children,
}: {
  label: string;
  icon: ReactNode;
  /** paths of the links inside */
  inside: readonly string[];
  children: ReactNode;
}) {
  const path = usePathname();
  const popover = useRef<HTMLDivElement>(null);
  const here = inside.some((href) => path === href || path.startsWith(`${href}/`));
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes once one is elsewhere
  useEffect(() => popover.current?.hidePopover?.(), [path]);
  return (
    <>
      <button
        type="button"
        popoverTarget="more-menu"
        className={cn(navClass, "md:hidden", here && "max-md:font-semibold max-md:text-sky")}
      >
        {icon}
        <span>{label}</span>
      </button>
      <div
        ref={popover}
        id="more-menu"
        popover="auto"
        className="inset-auto right-2 bottom-[calc(4rem+env(safe-area-inset-bottom))] m-0 w-52 rounded-panel border border-line bg-surface p-1.5 text-ink shadow-lift md:hidden [&_a]:min-h-12 [&_a]:flex-row [&_a]:justify-start [&_a]:gap-3 [&_a]:px-3 [&_a]:text-[15px]"
      >
        {children}
      </div>
    </>
  );
}
