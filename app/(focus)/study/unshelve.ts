"use client";
import { markBoxOf } from "./use-marks";
import { outboxOf } from "./use-outbox";

/**
 * Takes what an account did last before a tab was closed from the shelf (localStorage) into the device's database, which
 * queues and counts are made from.
 */
export async function unshelve(userId: string): Promise<void> {
  await Promise.all([outboxOf(userId).begun(), markBoxOf(userId).begun()]);
}
