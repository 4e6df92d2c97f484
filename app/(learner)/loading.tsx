import { useTranslations } from "next-intl";

/** A page's outline while it is fetched: quiet shapes, no spinner. */
export default function Loading() {
  const t = useTranslations("common");
  return (
    <div role="status" className="grid gap-6 motion-safe:animate-pulse">
      <span className="sr-only">{t("loading")}</span>
      <div className="h-10 w-56 rounded-control bg-sunk" />
      <div className="h-5 w-80 max-w-full rounded-control bg-sunk" />
      <div className="mt-4 grid gap-5 lg:grid-cols-2">
        <div className="h-48 rounded-panel bg-sunk" />
        <div className="h-48 rounded-panel bg-sunk" />
      </div>
    </div>
  );
}
