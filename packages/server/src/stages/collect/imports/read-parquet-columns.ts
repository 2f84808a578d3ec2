import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { invalid } from '../../../platform/error.ts';

/** The names of a Parquet file's plain columns, from its footer. Lists and structures are left out. */
export async function readParquetColumns(path: string): Promise<string[]> {
  let schema: { name: string; num_children?: number }[];
  try {
    ({ schema } = await parquetMetadataAsync(await asyncBufferFromFile(path)));
  } catch {
    throw invalid(
      'file',
      'The Parquet file is damaged: its description at the end cannot be read.',
      'Write the file again; a download may have broken off.',
    );
  }
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at]?.num_children ?? 0;
    at++;
    for (let child = 0; child < children; child++) skip();
  };
  while (at < schema.length) {
    const element = schema[at];
    if (element !== undefined && (element.num_children ?? 0) === 0) names.push(element.name);
    skip();
  }
  if (names.length === 0)
    throw invalid(
      'file',
      'The Parquet file has no plain column.',
      'Write its columns as texts, numbers and times.',
    );
  return names;
}
