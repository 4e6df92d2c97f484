import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClass, type Size, type Variant } from "./button-class";

/** A button; `type` is "button" unless said otherwise, so that it never sends a form by accident. */
export function Button({
  variant,
  size,
  className,
  type = "button",
  ...props
}: ComponentProps<"button"> & { variant?: Variant; size?: Size }) {
  return <button type={type} className={buttonClass(variant, size, className)} {...props} />;
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export function LinkButton({
  variant,
  size,
  className,
  ...props
}: ComponentProps<typeof Link> & { variant?: Variant; size?: Size }) {
  return <Link className={buttonClass(variant, size, className)} {...props} />;
}
