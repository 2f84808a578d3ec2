-- An edge that counts only while the identifier `behind` joins nobody (0: it always counts). An event ties its
-- identifiers to its strongest; should that one turn out to be nobody's, they are tied to the next one instead.
-- Evidence from before this column has no such edges: what a set-aside identifier tied together until then stays apart.
ALTER TABLE identity_edges {on_cluster} ADD COLUMN IF NOT EXISTS behind UInt64 DEFAULT 0;
