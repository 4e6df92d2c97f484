/** The pace of a class, worked out anew only when something it follows from is new: that is once a day or so. */
import { type ClassPace, classPace, type PredictionGroup } from "@/learn/stats/pace";
import { Recent } from "../recent";

interface Known {
  groups: readonly (readonly PredictionGroup[])[];
  pace: ClassPace;
}

/** So many classes are remembered. */
const MOST = 200;

// One for all bundles of a server.
const shared = globalThis as typeof globalThis & { __zerekPaces?: Recent<Known> };
shared.__zerekPaces ??= new Recent(MOST);
const known = shared.__zerekPaces;

/** @param students whose sums are the very same objects as long as nothing in them changed (remembered.ts) */
export function paceOf(
  classId: string,
  students: readonly { sums: { groups: readonly PredictionGroup[] } }[],
): ClassPace {
  const groups = students.map(({ sums }) => sums.groups);
  const before = known.get(classId);
  if (before && before.groups.length === groups.length && before.groups.every((one, n) => one === groups[n]))
    return before.pace;
  const pace = classPace(groups);
  known.set(classId, { groups, pace });
  return pace;
}
