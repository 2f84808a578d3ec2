/**
 * Ad figures as they stand now: a tool that has corrected a figure reports it again, and the newest report holds. The
 * earlier ones stay, so that undoing an import brings back what it replaced. `where` may ask for a figure's date and
 * dimensions, in which all its reports agree.
 */
export function newestAdFiguresSql(where: string): string {
  return `SELECT * FROM ad_figures WHERE ${where} ORDER BY received_at DESC, import_id LIMIT 1 BY message_hash`;
}
