import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './layout.module.css';

/** Placeholders that keep the layout, so that nothing jumps when data arrives. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div aria-busy="true">
      <span className="r-visually-hidden" role="status">
        {t('state.loading')}
      </span>
      <Skeleton height={28} width={220} mb={12} />
      <Skeleton height={20} width="55%" mb={24} />
      <TilesSkeleton />
      <div style={{ blockSize: 24 }} />
      <BlockSkeleton />
    </div>
  );
}

export function TilesSkeleton({ count = 4 }: { count?: number }) {
  return (
    <div className={classes.tileRow}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Skeleton key={index} height={128} radius="lg" />
      ))}
    </div>
  );
}

export function BlockSkeleton({ height = 280 }: { height?: number | string }) {
  return <Skeleton height={height} radius="lg" />;
}
