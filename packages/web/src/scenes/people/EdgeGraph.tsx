import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import classes from './edge-graph.module.css';
import { type GraphLayout, type Line, layOutGraph, NODE_HEIGHT, type Place } from './graph-layout.ts';
import type { Identifier, Why } from './people-api.ts';
import { type Bond, buildGraph, foldGraph, type Spot } from './person-graph.ts';
import { directionOfValue, kindName, shortValue, tellApart, tellTie } from './person-words.ts';

type EdgeGraphProps = {
  why: Why;
  own: readonly Identifier[];
  /** Id of the tie that is open beside the graph. */
  open: string;
  onOpen: (bond: Bond) => void;
};

type Look = 'live' | 'by-hand' | 'not-followed' | 'separated';

/** Identifiers and what ties them; each tie can be opened. `IdentityTree` says the same in words. */
export function EdgeGraph({ why, own, open, onOpen }: EdgeGraphProps) {
  const { t, i18n } = useTranslation('people');
  const { ref, width } = useElementSize();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const graph = useMemo(() => buildGraph(why, own), [why, own]);
  const shown = useMemo(() => graph && foldGraph(graph, unfolded), [graph, unfolded]);
  const layout = useMemo(
    () =>
      shown === undefined || width === 0
        ? undefined
        : layOutGraph(shown, { width, mirrored: i18n.dir() === 'rtl' }),
    [shown, width, i18n],
  );
  if (graph !== undefined && shown === undefined) return <p className={classes.note}>{t('graph.tooMany')}</p>;
  const looks = new Set(layout?.lines.flatMap(({ node: { bond } }) => (bond ? [lookOf(bond)] : [])));
  return (
    <figure className={classes.figure}>
      <div ref={ref} className={classes.scroll}>
        {layout !== undefined && (
          <Drawing
            layout={layout}
            open={open}
            onOpen={onOpen}
            onUnfold={(id) => setUnfolded(new Set([...unfolded, id]))}
          />
        )}
      </div>
      <figcaption className={classes.legend}>
        {(['live', 'by-hand', 'not-followed', 'separated'] as const)
          .filter((look) => looks.has(look))
          .map((look) => (
            <span key={look} className={classes.key}>
              <svg width="28" height="12" aria-hidden="true">
                <path d="M0 6H28" className={classes.line} data-look={look} />
                <Mark look={look} x={14} y={6} />
              </svg>
              {t(`graph.look.${look}`)}
            </span>
          ))}
      </figcaption>
    </figure>
  );
}

function lookOf(bond: Bond): Look {
  if ('tie' in bond) return bond.tie.rule === 'manual' ? 'by-hand' : 'live';
  return bond.apart.reason === 'by-hand' ? 'separated' : 'not-followed';
}

type DrawingProps = {
  layout: GraphLayout;
  open: string;
  onOpen: (bond: Bond) => void;
  onUnfold: (id: string) => void;
};

function Drawing({ layout, open, onOpen, onUnfold }: DrawingProps) {
  const { t } = useTranslation('people');
  const drawing = useRef<SVGSVGElement>(null);
  const lines = layout.lines.filter(({ node }) => node.bond !== undefined);
  const [at, setAt] = useState('');
  // One stop of the tab key for all ties; the arrow keys go from one to the next.
  const stop = lines.find(({ node }) => node.bond?.id === (at || open)) ?? lines[0];

  function step(event: KeyboardEvent, from: Line): void {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = lines[lines.indexOf(from) + by]?.node.bond;
    if (next === undefined) return;
    setAt(next.id);
    drawing.current?.querySelector<SVGGElement>(`[data-bond="${next.id}"]`)?.focus();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing
    <svg
      ref={drawing}
      role="group"
      aria-label={t('graph.name')}
      width={layout.width}
      height={layout.height}
      className={classes.drawing}
    >
      {layout.lines.map((line) => {
        const { bond, spot } = line.node;
        return bond === undefined ? (
          <path key={spot.id} d={line.path} className={classes.line} data-look="live" />
        ) : (
          <Edge
            key={spot.id}
            line={line}
            bond={bond}
            isOpen={bond.id === open}
            isStop={line === stop}
            onOpen={() => {
              setAt(bond.id);
              onOpen(bond);
            }}
            onKey={(event) => step(event, line)}
          />
        );
      })}
      {layout.places.map((place) => (
        <foreignObject
          key={place.node.spot.id}
          x={place.x}
          y={place.y}
          width={layout.nodeWidth}
          height={NODE_HEIGHT}
        >
          <Node place={place} onUnfold={onUnfold} />
        </foreignObject>
      ))}
    </svg>
  );
}

type EdgeProps = {
  line: Line;
  bond: Bond;
  isOpen: boolean;
  isStop: boolean;
  onOpen: () => void;
  onKey: (event: KeyboardEvent) => void;
};

function Edge({ line, bond, isOpen, isStop, onOpen, onKey }: EdgeProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const look = lookOf(bond);
  const words =
    'tie' in bond
      ? tellTie(bond.tie, { t, format })
      : `${tellTie(bond.apart, { t, format })} ${tellApart(bond.apart, { t, format })}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={words}
      aria-pressed={isOpen}
      className={classes.edge}
      data-bond={bond.id}
      data-open={isOpen || undefined}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onOpen();
        } else onKey(event);
      }}
    >
      <title>{words}</title>
      <path d={line.path} className={classes.line} data-look={look} />
      <circle cx={line.at.x} cy={line.at.y} r={13} className={classes.reach} />
      <Mark look={look} x={line.at.x} y={line.at.y} />
    </g>
  );
}

/** Not by colour alone: a dot on what ties, a cross on what was not followed. */
function Mark({ look, x, y }: { look: Look; x: number; y: number }) {
  if (look === 'live') return <circle cx={x} cy={y} r={4} className={classes.mark} data-look={look} />;
  if (look === 'by-hand') {
    return <rect x={x - 4} y={y - 4} width={8} height={8} className={classes.mark} data-look={look} />;
  }
  return (
    <g className={classes.mark} data-look={look}>
      <circle cx={x} cy={y} r={7} />
      <path d={`M${x - 3} ${y - 3}L${x + 3} ${y + 3}M${x + 3} ${y - 3}L${x - 3} ${y + 3}`} />
    </g>
  );
}

function Node({ place, onUnfold }: { place: Place; onUnfold: (id: string) => void }) {
  const { t } = useTranslation('people');
  const { spot } = place.node;
  if ('identifier' in spot) {
    const { kind, value } = spot.identifier;
    return (
      <div className={classes.node} data-whose={spot.whose} title={value}>
        <span className={classes.kind}>{whoseKind(spot, kindName(kind, t), t('graph.others'))}</span>
        <span className={classes.value}>
          <bdi dir={directionOfValue(value)}>{shortValue(spot.identifier)}</bdi>
        </span>
      </div>
    );
  }
  const kind = whoseKind(spot, kindName(spot.kind, t), t('graph.others'));
  return (
    <button
      type="button"
      className={classes.node}
      data-whose={spot.whose}
      data-bundle
      onClick={() => onUnfold(spot.id)}
    >
      <span className={classes.kind}>{kind}</span>
      <span className={classes.value}>{t('graph.unfold', { count: spot.count })}</span>
    </button>
  );
}

function whoseKind({ whose }: Spot, kind: string, others: string): string {
  return whose === 'mine' ? kind : `${kind} · ${others}`;
}
