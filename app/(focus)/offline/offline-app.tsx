"use client";
import { useEffect, useState } from "react";
import { currentAccount } from "@/app/_device/account";
import { type DeckNow, decksNow, type ProgressNow, progressNow } from "@/app/_device/overview";
import { GUEST } from "@/app/_device/store";
import type { Extra } from "../study/more-link";
import { StudyOnDevice } from "../study/study-on-device";
import { unshelve } from "../study/unshelve";
import { OfflineDecks, OfflineFrame, OfflineProgress } from "./offline-pages";

/** The page that was wanted, and what this device has for it. */
interface Wanted {
  path: string;
  extra: Extra | null;
  userId: string;
  decks: DeckNow[];
  progress: ProgressNow | null;
}

/** The site without a network: study, decks and progress from what is on this device. */
export function OfflineApp() {
  const [wanted, setWanted] = useState<Wanted>();
  useEffect(() => {
    const { pathname, search } = window.location;
    const page = { path: pathname, extra: extraIn(search) };
    const nothing = { userId: GUEST, decks: [], progress: null };
    readDevice()
      .then((found) => setWanted({ ...page, ...found }))
      .catch(() => setWanted({ ...page, ...nothing }));
  }, []);
  if (!wanted) return null;
  const { path, extra, userId, decks, progress } = wanted;
  const [, area, pack, slug] = path.split("/");
  if (area === "study" && pack === "today") {
    return (
      <StudyOnDevice
        userId={userId}
        deckId={null}
        backHref="/today"
        moreHref="/study/today"
        extra={extra}
        fetch={false}
      />
    );
  }
  if (area === "study" && pack && slug && pack !== "missed") {
    return (
      <StudyOnDevice
        userId={userId}
        deckId={`${decodeURIComponent(pack)}/${decodeURIComponent(slug)}`}
        backHref={`/decks/${pack}/${slug}`}
        moreHref={path}
        extra={extra}
        fetch={false}
      />
    );
  }
  return (
    <OfflineFrame path={path}>
      {area === "progress" && progress ? (
        <OfflineProgress progress={progress} />
      ) : (
        <OfflineDecks decks={decks} progress={progress} elsewhere={area !== "today" && area !== "decks"} />
      )}
    </OfflineFrame>
  );
}

async function readDevice() {
  const userId = await currentAccount();
  await unshelve(userId);
  const now = Date.now();
  const [decks, progress] = await Promise.all([decksNow(userId, now), progressNow(userId, now)]);
  return { userId, decks, progress };
}

/** What `?more=10&from=20` asks for; the server reads it in study/more.ts by the same bounds. */
function extraIn(search: string): Extra | null {
  const query = new URLSearchParams(search);
  const more = Number(query.get("more"));
  const from = Number(query.get("from") ?? 0);
  const sound = Number.isInteger(more) && more >= 1 && more <= 50;
  if (!sound || !Number.isInteger(from) || from < 0 || from > 1000) return null;
  return query.has("from") ? { more, from } : { more };
}
