import type { ReactNode } from "react";
import { Shell } from "@/app/_shell/shell";

/** Pages of whoever makes quizzes for others. */
export default function TeacherLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
