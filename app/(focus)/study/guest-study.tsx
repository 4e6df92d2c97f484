"use client";
import dynamic from "next/dynamic";

/** Study without an account: the device's own part of it is loaded by those who need it. */
export const GuestStudy = dynamic(() => import("./study-on-device").then((all) => all.StudyOnDevice), {
  ssr: false,
});
