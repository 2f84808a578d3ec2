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
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{
        direction: 'ltr',
        flex: `0 1 ${width}px`,
        minInlineSize: 40,
        maxInlineSize: width,
        blockSize: height,
      }}
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
        vectorEffect="non-scaling-stroke"
      />
      {/* A line of no length with round ends: a dot that stays round however the picture is squeezed. */}
      {last && (
        <path
          d={`M${last.x} ${last.y}h0.001`}
          stroke="var(--r-accent)"
          strokeWidth="5"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
