"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { LinkButton } from "@/app/_ui/button";

/** The page's one primary link, followed also by Enter when nothing else has the focus. */
export function EnterLink({ href, children }: { href: string; children: ReactNode }) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const free = document.activeElement === document.body || document.activeElement?.id === "content";
      if (event.key === "Enter" && free && !event.defaultPrevented && !event.repeat) router.push(href);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [router, href]);
  return (
    <LinkButton href={href} variant="primary" size="lg" aria-keyshortcuts="Enter">
      {children}
    </LinkButton>
  );
}
