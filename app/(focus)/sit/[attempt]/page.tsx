import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { attemptView } from "@/db/queries/attempts/view";
import { SitRunner } from "./sit-runner";

type Props = { params: Promise<{ attempt: string }> };

/** The attempt, for the person it belongs to. */
const load = cache(async (attempt: string) => {
  const user = await requireUser(`/sit/${attempt}`);
  const view = await attemptView(await database(), user.id, attempt, Date.now());
  return view && { user, view };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await load((await params).attempt);
  return found ? { title: found.view.title } : {};
}

/** Sitting a quiz, practice or a preview. One that is finished goes on to its result. */
export default async function SitPage({ params }: Props) {
  const found = await load((await params).attempt);
  if (!found) notFound();
  return <SitRunner key={found.view.id} userId={found.user.id} view={found.view} />;
}
