import { getTranslations } from "next-intl/server";
import { buttonClass } from "./button-class";

/** What stands on a page that there is not, for whatever stands around it. */
export async function NotFoundWords() {
  const t = await getTranslations("common");
  return (
    <>
      <h1 className="text-4xl">{t("notFound.title")}</h1>
      <p className="font-serif text-lg text-quiet">{t("notFound.text")}</p>
      <div className="mt-2">
        <a href="/" className={buttonClass("primary")}>
          {t("error.home")}
        </a>
      </div>
    </>
  );
}
