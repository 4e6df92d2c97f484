"use client";
import type { MouseEvent, ReactNode } from "react";
import { LinkButton } from "@/app/_ui/button";

/**
 * Leads to the study of a deck. Where there is a service worker the page is loaded anew: a deck on this device is studied
 * from there, which is for the worker to say.
 */
export function StudyLink({ href, children }: { href: string; children: ReactNode }) {
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !navigator.serviceWorker?.controller) return;
    event.preventDefault();
    window.location.assign(href);
  };
  return (
    <LinkButton href={href} onClick={go} variant="primary" size="lg">
      {children}
    </LinkButton>
  );
}
