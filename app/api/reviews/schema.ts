import { z } from "zod";
import { newReviewsSchema } from "@/db/queries/review-input";

/** `{ events: [...] }`: what a device did, up to 500 events, oldest first. */
export const reviewsInput = z.strictObject({ events: newReviewsSchema });

/** Bytes of a request: 500 events are about 85 kB. */
export const MOST_BYTES = 128 * 1024;
