"use client";
import { useState } from "react";
import { usePrinting } from "@/app/_ui/use-printing";

/** A student at risk in sentences. */
export type ToldRisk = [name: string, why: string, help: string];

export function RiskList({ list }: { list: readonly ToldRisk[] }) {
  return (
    <ul className="divide-y divide-line">
      {list.map(([name, why, help], at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and names may be the same
          key={at}
          className="grid gap-x-6 py-3 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)]"
        >
          <h3 className="font-sans font-semibold tracking-normal wrap-anywhere">{name}</h3>
          <div>
            <p className="max-w-[60ch]">{why}</p>
            <p className="max-w-[60ch] text-sm text-quiet">{help}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Those beyond the first few: drawn when somebody opens them, or prints. */
export function RestAtRisk({ list, more }: { list: readonly ToldRisk[]; more: string }) {
  const [open, setOpen] = useState(false);
  const printing = usePrinting();
  const shown = printing || open;
  return (
    <details
      className="mt-2"
      open={shown}
      onToggle={(event) => {
        if (!printing) setOpen(event.currentTarget.open);
      }}
    >
      <summary className="link inline-flex min-h-11 list-none items-center text-sm">{more}</summary>
      {shown ? <RiskList list={list} /> : null}
    </details>
  );
}
