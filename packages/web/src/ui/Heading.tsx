import { createContext, type ReactNode, useContext } from 'react';

const Level = createContext(2);

type HeadingProps = { id?: string; className?: string | undefined; children: ReactNode };

/** A heading at the level of its place: 2 on the page itself, 3 inside a section with a title, and so on. */
export function Heading({ children, ...props }: HeadingProps) {
  const level = useContext(Level);
  if (level <= 2) return <h2 {...props}>{children}</h2>;
  if (level === 3) return <h3 {...props}>{children}</h3>;
  return <h4 {...props}>{children}</h4>;
}

/** Everything inside stands one level below. */
export function Deeper({ children }: { children: ReactNode }) {
  return <Level value={useContext(Level) + 1}>{children}</Level>;
}
