/** RFC 6266: the plain name for old clients, and the whole one. */
export function attachment(name: string, extension: string): string {
  const plain = name.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '') || 'audience';
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`)}`;
}
