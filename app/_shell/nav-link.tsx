"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** How an entry of the main navigation looks, whether it is a link or opens more of them. */
export const navClass =
  "flex min-h-11 items-center gap-3 rounded-[9px] px-3 font-medium text-quiet transition-colors hover:text-ink aria-[current=page]:text-ink max-md:min-h-13 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-1 max-md:px-1 max-md:text-[12px] max-md:aria-[current=page]:font-semibold max-md:aria-[current=page]:text-sky md:aria-[current=page]:bg-sunk";

/** A link of the main navigation that knows whether one is there: it says so by ground, weight and aria-current. */
export function NavLink({
  href,
  icon,
  label,
  badge,
}: {
  href: string;
  icon: ReactNode;
  label: string;
  badge?: ReactNode;
}) {
  const path = usePathname();
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <Link href={href} {...(here ? { "aria-current": "page" } : {})} className={navClass}>
      {icon}
      <span>{label}</span>
      {badge}
    </Link>
  );
}
