/** So long a browser may take to begin with what it was handed. */
const KEPT_MS = 60_000;

/** Hands a file to the browser, which saves it. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
