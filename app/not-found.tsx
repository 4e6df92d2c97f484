import { getTranslations } from "next-intl/server";
import { Brand } from "./_ui/brand";
import { LinkButton } from "./_ui/button";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-xl content-center gap-4 px-6 py-16">
      <Brand name={t("brand")} href="/" />
      <h1 className="text-4xl">{t("notFound.title")}</h1>
      <p className="font-serif text-lg text-quiet">{t("notFound.text")}</p>
      <div className="mt-2">
        <LinkButton href="/" variant="primary">
          {t("error.home")}
        </LinkButton>
      </div>
    </main>
  );
}
