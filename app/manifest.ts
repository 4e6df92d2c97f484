import type { MetadataRoute } from "next";
import common from "./_messages/en/common.json";

/** What a device shows of the site once it is installed. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: common.brand,
    short_name: common.brand,
    description: common.description,
    start_url: "/today",
    display: "standalone",
    background_color: "#f8f5ef",
    theme_color: "#f8f5ef",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
