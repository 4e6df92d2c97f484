"use client";
import { markBoxOf } from "@/app/(focus)/study/use-marks";
import { keepSending, outboxOf } from "@/app/(focus)/study/use-outbox";
import { setCurrentAccount, takeGuestAlong } from "./account";
import { wasCleared } from "./cleared";

/**
 * What every page of somebody signed in does for this device: says whose it is, takes along what a guest did, and sends
 * what waits.
 * @param tell is told how many events wait whenever that changes
 * @returns how many events of a guest were taken along, whether the browser has cleared what was kept, and how to stop
 */
export async function keepDevice(
  userId: string,
  tell: (waiting: number) => void,
): Promise<{ taken: number; cleared: boolean; stop: () => void }> {
  const cleared = await wasCleared(userId);
  await setCurrentAccount(userId);
  const taken = await takeGuestAlong(userId);
  const outbox = outboxOf(userId);
  const unsubscribe = outbox.subscribe(() => tell(outbox.status().offline ? outbox.status().waiting : 0));
  const stops = [keepSending(outbox), keepSending(markBoxOf(userId)), unsubscribe];
  return {
    taken,
    cleared,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
