/** What somebody is to a class. */
import type { Role } from "./assignment";

/**
 * `owner`: made it (or teaches it while nobody owns it). `former`: was a member. `none`: never was, which is also a
 * student of another class.
 */
export type Relation = "owner" | "co-instructor" | "assistant" | "student" | "former" | "none";

/** @param member their row in the class; null: there is none */
export function relationOf(
  userId: string,
  ownerId: string | null,
  member: { role: Role; ended: boolean } | null,
): Relation {
  if (!member) return "none";
  if (member.ended) return "former";
  if (member.role !== "instructor") return member.role;
  return ownerId === null || ownerId === userId ? "owner" : "co-instructor";
}
