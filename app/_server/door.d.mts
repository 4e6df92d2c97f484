export function readableUrl(url: string): string;
