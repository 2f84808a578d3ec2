/** Settings of a request that change how an answer is written or sent, and nothing else. Each is passed on as it is. */
const PASSED_ON = new Set(
  `date_time_output_format bool_true_representation bool_false_representation enable_http_compression
  http_zlib_compression_level format_csv_delimiter format_csv_null_representation format_tsv_null_representation
  join_use_nulls group_by_use_nulls session_timezone prefer_column_name_to_alias extremes
  output_format_json_quote_64bit_integers output_format_json_quote_64bit_floats output_format_json_quote_denormals
  output_format_json_quote_decimals output_format_json_escape_forward_slashes output_format_json_named_tuples_as_objects
  output_format_json_array_of_rows output_format_json_validate_utf8 output_format_json_pretty_print
  output_format_csv_crlf_end_of_line output_format_tsv_crlf_end_of_line output_format_decimal_trailing_zeros
  output_format_write_statistics output_format_pretty_color output_format_pretty_max_rows
  output_format_native_write_json_as_string output_format_binary_write_json_as_string
  output_format_parquet_string_as_string output_format_parquet_compression_method
  output_format_arrow_string_as_string output_format_arrow_compression_method
  cast_keep_nullable distinct_overflow_mode`.split(/\s+/),
);

/** Parameters of the protocol and settings that tools send by habit and that change nothing here. */
const IGNORED = new Set(
  `user password quota_key buffer_size client_protocol_version add_http_cors_header stacktrace readonly
  send_progress_in_http_headers http_headers_progress_interval_ms wait_end_of_query max_block_size
  use_client_time_zone compress_level allow_experimental_analyzer enable_analyzer result_overflow_mode
  max_result_rows max_result_bytes max_execution_time timeout_overflow_mode log_comment`.split(/\s+/),
);

export type SettingRule = 'pass-on' | 'ignore' | 'refuse';

export function judgeSetting(name: string): SettingRule {
  if (PASSED_ON.has(name)) return 'pass-on';
  return IGNORED.has(name) ? 'ignore' : 'refuse';
}

/** Formats that need no schema file or template of the server's. */
const FORMATS = new Set(
  `TabSeparated TabSeparatedRaw TabSeparatedWithNames TabSeparatedWithNamesAndTypes TabSeparatedRawWithNames
  TabSeparatedRawWithNamesAndTypes TSV TSVRaw TSVWithNames TSVWithNamesAndTypes TSVRawWithNames
  TSVRawWithNamesAndTypes CSV CSVWithNames CSVWithNamesAndTypes JSON JSONStrings JSONColumns JSONColumnsWithMetadata
  JSONCompact JSONCompactStrings JSONCompactColumns JSONEachRow PrettyJSONEachRow JSONEachRowWithProgress
  JSONStringsEachRow JSONCompactEachRow JSONCompactEachRowWithNames JSONCompactEachRowWithNamesAndTypes
  JSONCompactStringsEachRow JSONCompactStringsEachRowWithNames JSONCompactStringsEachRowWithNamesAndTypes
  JSONObjectEachRow JSONLines NDJSON Native RowBinary RowBinaryWithNames RowBinaryWithNamesAndTypes Parquet Arrow
  ArrowStream ORC Avro MsgPack Pretty PrettyCompact PrettyCompactMonoBlock PrettySpace PrettyNoEscapes Vertical XML
  Markdown Values Null`.split(/\s+/),
);

export function isAllowedFormat(name: string): boolean {
  return FORMATS.has(name);
}

/** What a query of a reader may take. The engine's read-only user has these built in; a ClickHouse server gets them here. */
export const CAPS: Readonly<Record<string, string>> = {
  readonly: '1',
  max_execution_time: '60',
  timeout_overflow_mode: 'throw',
  max_memory_usage: '2000000000',
  max_result_rows: '1000000',
  max_result_bytes: '268435456',
  result_overflow_mode: 'throw',
  max_rows_to_read: '2000000000',
  read_overflow_mode: 'throw',
  max_threads: '2',
};
