"use client";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/text";

/** The foot: back, the one thing to do now, and where that is a check, a way past it. */
export function SitFooter({
  main,
  onMain,
  busy,
  onBack,
  back,
  onSkip,
  skip,
  onHelp,
  enter,
}: {
  main: string;
  onMain: () => void;
  busy: boolean;
  /** null on the first page */
  onBack: (() => void) | null;
  back: string;
  /** null where the main button goes on itself */
  onSkip: (() => void) | null;
  skip: string;
  onHelp: () => void;
  /** Enter does the main thing */
  enter: boolean;
}) {
  const t = useTranslations("sit");
  return (
    <footer className="sticky bottom-0 bg-paper px-3.5 pt-2.5 pb-[max(1.125rem,env(safe-area-inset-bottom))]">
      <div className="mx-auto max-w-[42.5rem]">
        <div className="flex gap-2 sm:gap-2.5">
          <Button
            size="lg"
            onClick={onBack ?? undefined}
            disabled={!onBack}
            aria-label={back}
            className="px-4!"
          >
            <ArrowLeft aria-hidden className="size-5" />
          </Button>
          {/* not `disabled` while busy: the focus would be lost */}
          <Button
            variant="primary"
            size="lg"
            onClick={onMain}
            aria-disabled={busy}
            className="grow aria-disabled:opacity-70"
          >
            {main}
          </Button>
          {onSkip ? (
            <Button size="lg" onClick={onSkip} aria-label={skip} className="px-4!">
              <ArrowRight aria-hidden className="size-5" />
            </Button>
          ) : null}
        </div>
        <p className="mt-3 flex items-center justify-center gap-x-4 text-[13px] text-quiet max-md:hidden">
          {enter ? (
            <span>
              <Kbd>↵</Kbd> {main}
            </span>
          ) : null}
          <span>
            <Kbd>F</Kbd> {t("flag")}
          </span>
          <button type="button" onClick={onHelp} className="min-h-6 hover:text-ink">
            <Kbd>?</Kbd> {t("keys")}
          </button>
        </p>
      </div>
    </footer>
  );
}
