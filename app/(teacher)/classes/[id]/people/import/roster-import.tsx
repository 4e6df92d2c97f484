"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { formatNumber } from "@/app/_ui/format";
import { FormError, Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { RosterStep } from "@/learn/class/roster";

/** Bytes of a file that is not even read; the server counts characters. */
const TOO_LARGE = 400_000;

class Refused extends Error {}

/** Choose a file, see what it would do line by line, do it. */
export function RosterImport({ classId }: { classId: string }) {
  const t = useTranslations("classes.import");
  const locale = useLocale();
  const router = useRouter();
  const [csv, setCsv] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = useMutation({
    mutationFn: (sent: { csv: string; apply: boolean }) => send(classId, sent),
    onSuccess: (_, { apply }) => {
      if (apply) router.refresh();
    },
  });
  const done = ask.isSuccess && ask.variables.apply;
  async function choose(file: File | undefined) {
    ask.reset();
    setCsv(null);
    setProblem(null);
    if (!file) return;
    if (file.size > TOO_LARGE) {
      setProblem(t("tooLarge", { size: formatNumber(file.size / 1_000_000, locale, 1) }));
      return;
    }
    const text = await file.text();
    setCsv(text);
    ask.mutate({ csv: text, apply: false });
  }
  const error =
    problem ?? (ask.error instanceof Refused ? ask.error.message : ask.error ? t("failed") : null);
  const steps = ask.data;
  const count = (...which: RosterStep["does"][]) =>
    steps?.filter(({ does }) => which.includes(does)).length ?? 0;
  return (
    <div className="grid max-w-4xl gap-6">
      <Panel>
        <TextField
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          label={t("file")}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </Panel>
      <FormError>{error}</FormError>
      {ask.isPending ? <p role="status">{t("reading")}</p> : null}
      {steps && done ? (
        <Notice tone="good">{t("done", { invited: count("invite"), updated: count("update") })}</Notice>
      ) : null}
      {steps && !done && csv !== null ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-4">
            <p role="status" className="max-w-[58ch]">
              {t("summary", {
                invite: count("invite"),
                update: count("update"),
                same: count("same"),
                wrong: count("wrong", "twice"),
              })}
            </p>
            <Button
              variant="primary"
              disabled={ask.isPending || count("invite", "update") === 0}
              onClick={() => ask.mutate({ csv, apply: true })}
            >
              {t("apply")}
            </Button>
          </div>
          <Steps steps={steps} />
        </>
      ) : null}
    </div>
  );
}

function Steps({ steps }: { steps: readonly RosterStep[] }) {
  const t = useTranslations("classes.import");
  const head = ["line", "does", "email", "name"] as const;
  return (
    <ScrollRegion
      label={t("preview")}
      className="max-h-[32rem] overflow-y-auto rounded-panel border border-line"
    >
      <table className="w-full min-w-[32rem] border-collapse text-sm">
        <thead>
          <tr>
            {head.map((column) => (
              <th
                key={column}
                scope="col"
                className="sticky top-0 border-b border-line bg-surface px-3 py-2 text-left text-[13px] font-semibold text-quiet"
              >
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ line, email, name, does }) => (
            <tr key={line}>
              <td className="num border-b border-line px-3 py-1.5 text-quiet">{line}</td>
              <td
                className={`border-b border-line px-3 py-1.5 ${does === "wrong" || does === "twice" ? "font-medium text-again" : "text-quiet"}`}
              >
                {t(`step.${does}`)}
              </td>
              <td className="border-b border-line px-3 py-1.5 break-all">{email}</td>
              <td className="border-b border-line px-3 py-1.5">{name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

async function send(classId: string, sent: { csv: string; apply: boolean }): Promise<RosterStep[]> {
  const response = await fetch(`/api/classes/${classId}/roster`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(sent),
  });
  const body = (await response.json()) as { steps: RosterStep[] } | { error: { message: string } };
  if ("error" in body) throw new Refused(body.error.message);
  return body.steps;
}
