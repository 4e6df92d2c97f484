"use client";
import { useLayoutEffect, useRef } from "react";

const MOVES_MS = 300;

/**
 * A bar filled to `share` per cent that grows to it. The whole drawing is stretched from where the bar was: the browser
 * does that beside the page, whereas a width that moves would have the page laid out anew in every frame.
 */
export function MovingFill({ share, className }: { share: number; className: string }) {
  const drawing = useRef<SVGSVGElement>(null);
  const before = useRef(share);
  useLayoutEffect(() => {
    const from = before.current;
    before.current = share;
    // From nothing there is nothing to stretch.
    if (from === share || from === 0 || share === 0) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const stretched = { transform: `scaleX(${from / share})`, transformOrigin: "left" };
    const whole = { transform: "scaleX(1)", transformOrigin: "left" };
    drawing.current?.animate([stretched, whole], { duration: MOVES_MS, easing: "ease-out" });
  }, [share]);
  return (
    <svg ref={drawing} aria-hidden="true" width="100%" height="100%" className="block">
      <rect className={className} width={`${share}%`} height="100%" rx="4" />
    </svg>
  );
}
