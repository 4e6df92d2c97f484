"use client";
export { ShellError as default } from "@/app/_shell/shell-error";
