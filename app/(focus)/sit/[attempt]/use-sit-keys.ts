"use client";
import { useEffect } from "react";
import { focusOf, type SitCommand, sitCommand } from "./sit-keys";

/** Calls back for each key of the runner, unless a dialog is open. */
export function useSitKeys(onCommand: (command: SitCommand) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.isComposing || document.querySelector("dialog[open]")) return;
      const command = sitCommand(event, focusOf(document.activeElement));
      if (!command) return;
      event.preventDefault();
      onCommand(command);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onCommand]);
}
