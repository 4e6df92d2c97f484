import {
  CalendarCheck2,
  ChartNoAxesColumn,
  ClipboardList,
  Ellipsis,
  Layers,
  SlidersHorizontal,
  Target,
  Users,
} from "lucide-react";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { DeviceKeeper } from "@/app/_device/device-keeper";
import { messages } from "@/app/_messages/request";
import { currentUser } from "@/app/_server/session";
import { Brand } from "@/app/_ui/brand";
import { LinkButton } from "@/app/_ui/button";
import { MoreMenu } from "./more-menu";
import { NavLink } from "./nav-link";
import { planOf } from "./plan";

const icon = "size-[18px] shrink-0 max-md:size-5";

/** The frame of everybody's pages: a column beside the page, or a bar below it on a phone. */
export async function Shell({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  const user = await currentUser();
  const settings = (
    <NavLink
      href="/settings"
      icon={<SlidersHorizontal aria-hidden className={icon} />}
      label={t("nav.settings")}
    />
  );
  const classes = (
    <NavLink href="/classes" icon={<Users aria-hidden className={icon} />} label={t("nav.classes")} />
  );
  const quizzes = (
    <NavLink href="/quizzes" icon={<ClipboardList aria-hidden className={icon} />} label={t("nav.quizzes")} />
  );
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-sky px-4 py-3 font-semibold text-on-sky focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t("skip")}
      </a>
      <div className="min-h-dvh md:grid md:grid-cols-[13.75rem_minmax(0,1fr)] print:block print:min-h-0">
        <header className="print:hidden md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:border-r md:border-line md:px-4.5 md:py-6">
          <Brand name={t("brand")} href="/" className="px-3 max-md:hidden md:mb-3" />
          <nav
            aria-label={t("nav.label")}
            className="flex max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:border-t max-md:border-line max-md:bg-surface max-md:px-1 max-md:pb-[env(safe-area-inset-bottom)] md:grow md:flex-col md:gap-0.5"
          >
            <NavLink
              href="/today"
              icon={<CalendarCheck2 aria-hidden className={icon} />}
              label={t("nav.today")}
              badge={
                user ? (
                  <Suspense>
                    <DueBadge userId={user.id} />
                  </Suspense>
                ) : null
              }
            />
            <NavLink href="/decks" icon={<Layers aria-hidden className={icon} />} label={t("nav.decks")} />
            <NavLink
              href="/practice"
              icon={<Target aria-hidden className={icon} />}
              label={t("nav.practice")}
            />
            <NavLink
              href="/progress"
              icon={<ChartNoAxesColumn aria-hidden className={icon} />}
              label={t("nav.progress")}
            />
            {user ? (
              <>
                <div className="contents max-md:hidden">
                  <p className="mt-6 px-3 pb-1.5 text-[12px] font-semibold text-quiet">{t("nav.teaching")}</p>
                  {classes}
                  {quizzes}
                  <div aria-hidden className="grow" />
                  {settings}
                </div>
                <MoreMenu
                  label={t("nav.more")}
                  icon={<Ellipsis aria-hidden className={icon} />}
                  inside={["/classes", "/quizzes", "/settings"]}
                >
                  {classes}
                  {quizzes}
                  {settings}
                </MoreMenu>
              </>
            ) : (
              <>
                <div aria-hidden className="grow max-md:hidden" />
                <LinkButton href="/sign-in" className="max-md:hidden">
                  {t("nav.signIn")}
                </LinkButton>
              </>
            )}
          </nav>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[70rem] px-4.5 pt-7 pb-28 outline-none sm:px-8 md:mx-0 md:px-[clamp(2rem,4vw,3.5rem)] md:pt-11 md:pb-16 print:max-w-none print:p-0"
        >
          <NextIntlClientProvider messages={{ common: messages.common, device: messages.device }}>
            <DeviceKeeper userId={user?.id ?? null} />
            {children}
          </NextIntlClientProvider>
        </main>
      </div>
    </>
  );
}

async function DueBadge({ userId }: { userId: string }) {
  const { due } = await planOf(userId);
  const t = await getTranslations("common");
  if (due.total === 0) return null;
  return (
    <span className="num ml-auto font-semibold text-sky max-md:hidden">
      <span className="sr-only">{t("nav.due", { n: due.total })}</span>
      <span aria-hidden>{due.total}</span>
    </span>
  );
}
