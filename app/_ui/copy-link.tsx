"use client";
import { useState } from "react";
import { Button } from "./button";
import { TextField } from "./field";

/** A link to read, to select and to copy. */
export function CopyLink({
  link,
  words,
}: {
  link: string;
  words: { label: string; copy: string; copied: string };
}) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // Without leave to write to the clipboard the link can still be selected.
    }
  }
  return (
    <div className="grid gap-2">
      <TextField
        label={words.label}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        className="[&_input]:text-sm"
      />
      <Button onClick={() => void copy()}>{copied ? words.copied : words.copy}</Button>
      <span role="status" className="sr-only">
        {copied ? words.copied : null}
      </span>
    </div>
  );
}
