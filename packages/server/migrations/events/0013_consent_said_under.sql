-- Of a row that was written under another identifier of the same person as well: the one under which it was said. 0: its own.
ALTER TABLE consents {on_cluster} ADD COLUMN IF NOT EXISTS said_under UInt64;
