/** A node of ClickHouse's syntax tree, as `EXPLAIN AST` prints it. */
export type AstNode = {
  kind: string;
  /** What stands behind the kind: the name of a function or table. The alias is left out. */
  name: string;
  children: AstNode[];
};

const LINE = /^( *)([A-Za-z_:]+)(?: (.*?))??( \(alias .*?\))?(?: \(children (\d+)\))?$/;

/**
 * Reads the whole tree, or nothing. Names stand in the text as they are, line breaks included, so a query can put
 * lines of its own into it. It cannot change how many children ClickHouse says each real node has: a tree in
 * which every number is right has each real node under its real parent.
 */
export function readAst(text: string): AstNode | undefined {
  const lines = text.replace(/\n+$/, '').split('\n');
  let at = 0;

  function read(depth: number): AstNode | undefined {
    const match = LINE.exec(lines[at] ?? '');
    if (match === null || match[1]?.length !== depth) return undefined;
    at++;
    const node: AstNode = { kind: match[2] ?? '', name: match[3] ?? '', children: [] };
    for (let count = Number(match[5] ?? 0); count > 0; count--) {
      const child = read(depth + 1);
      if (child === undefined) return undefined;
      node.children.push(child);
    }
    return node;
  }

  const root = read(0);
  return at === lines.length ? root : undefined;
}
