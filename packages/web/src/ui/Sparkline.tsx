import { useId } from 'react';
import { sparklinePath } from './sparkline-path.ts';

/** A trend without axes, as inline SVG: it costs no chart library. Silent for screen readers, the figure beside it speaks. */
export function Sparkline({
  values,
  width = 96,
  height = 32,
}: {
  values: readonly (number | null)[];
  width?: number;
  height?: number;
}) {
  const id = useId();
  const { line, area, last } = sparklinePath(values, width, height);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      style={{ direction: 'ltr', flex: 'none' }}
    >
      <defs>
        <linearGradient id={id} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--r-accent)" stopOpacity="0.22" />
          <stop offset="1" stopColor="var(--r-accent)" stopOpacity="0" />
        </linearGradient>
      </defs>
      <path d={area} fill={`url(#${id})`} />
      <path
        d={line}
        fill="none"
        stroke="var(--r-accent)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2.2" fill="var(--r-accent)" />}
    </svg>
  );
}
