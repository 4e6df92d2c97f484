import { generate } from "lean-qr";
import { cn } from "./cn";

/** Blank modules around the code that readers need (ISO/IEC 18004: four). */
const QUIET = 4;

/** A text as a QR code, drawn as one SVG path: dark on white in both themes, as readers want it. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const code = generate(text);
  const rows: string[] = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x + 1, y)) x++;
      rows.push(`M${from + QUIET} ${y + QUIET}h${x + 1 - from}v1H${from + QUIET}z`);
    }
  }
  const side = code.size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className={cn("aspect-square rounded-control border border-line", className)}
    >
      <rect width={side} height={side} fill="white" />
      <path d={rows.join("")} fill="black" />
    </svg>
  );
}
