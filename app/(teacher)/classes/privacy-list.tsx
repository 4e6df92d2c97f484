import { getTranslations } from "next-intl/server";
import type { StudyVisibility } from "@/learn/class/visibility";

/** What instructors may see of a student, in words. */
export async function PrivacyList({ visibility }: { visibility: StudyVisibility }) {
  const t = await getTranslations("classes.privacy");
  return (
    <ul className="grid list-disc gap-2 pl-5 text-sm marker:text-quiet">
      <li>{t("always")}</li>
      <li>{t(visibility)}</li>
      <li>{t("never")}</li>
    </ul>
  );
}
