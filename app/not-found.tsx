import { getTranslations } from "next-intl/server";
import { buttonClass } from "./_ui/button-class";

/** A page of its own for every address there is none for; plain, since it travels with every page. */
export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-xl content-center gap-4 px-6 py-16">
      <h1 className="text-4xl">{t("notFound.title")}</h1>
      <p className="font-serif text-lg text-quiet">{t("notFound.text")}</p>
      <div className="mt-2">
        <a href="/" className={buttonClass("primary")}>
          {t("error.home")}
        </a>
      </div>
    </main>
  );
}
