/** Hands a file made in the page to the reader. */
export function downloadFile(name: string, content: Blob | string, type = 'text/plain'): void {
  // Spreadsheets need the byte order mark to read UTF-8.
  const parts = typeof content === 'string' && type === 'text/csv' ? ['\ufeff', content] : [content];
  const blob = content instanceof Blob ? content : new Blob(parts, { type: `${type};charset=utf-8` });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `Revenue by channel` → `revenue-by-channel`; letters of any script stay. */
export function toFileName(title: string): string {
  return (
    title
      .toLocaleLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'rondo'
  );
}
