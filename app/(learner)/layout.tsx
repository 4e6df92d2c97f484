import type { ReactNode } from "react";
import { Shell } from "@/app/_shell/shell";

/** A learner's pages. */
export default function LearnerLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
