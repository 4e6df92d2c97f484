export { ShellNotFound as default } from "@/app/_shell/shell-not-found";
