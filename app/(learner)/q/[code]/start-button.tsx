"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { FormError } from "@/app/_ui/notice";

/** What is to be sat, as POST /api/attempts takes it. */
type Begin = { quiz: string } | { assignment: string } | { previewOf: string; seed: number };

/** Begins an attempt, or goes on with the open one: the server says which. */
export function StartButton({
  begin,
  label,
  variant = "primary",
}: {
  begin: Begin;
  label: string;
  variant?: "primary" | "secondary";
}) {
  const t = useTranslations("entrance");
  const router = useRouter();
  const start = useMutation({
    mutationFn: () => send(begin),
    onSuccess: (begun) => {
      if ("id" in begun) router.push(`/sit/${begun.id}`);
    },
  });
  const why = start.data && "why" in start.data ? start.data.why : null;
  return (
    <div className="grid gap-3">
      <Button
        variant={variant}
        size="lg"
        disabled={start.isPending || (start.data !== undefined && "id" in start.data)}
        onClick={() => start.mutate()}
      >
        {label}
      </Button>
      <FormError>{start.isError ? t("failed") : why ? t("refused", { why }) : null}</FormError>
    </div>
  );
}

async function send(begin: Begin): Promise<{ id: string } | { why: string }> {
  const response = await fetch("/api/attempts", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(begin),
  });
  const body = (await response.json()) as { id: string } | { error: { message: string } };
  return "id" in body ? { id: body.id } : { why: body.error.message };
}
