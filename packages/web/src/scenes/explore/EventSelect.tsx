import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/query.ts';
import { useMay } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';

type EventSelectProps = {
  label: string;
  value: string;
  onChange: (event: string) => void;
  /** Offered first: “purchases”, say, under a value of its own. */
  first?: { value: string; label: string };
};

/** An event by name: those that the catalogue has seen, the most frequent first, or any other that is typed. */
export function EventSelect({ label, value, onChange, first }: EventSelectProps) {
  const seen = useQuery({
    ...apiQuery('/api/catalogue'),
    enabled: useMay('catalogue.read'),
  });
  const names = (seen.data?.items ?? [])
    .filter((entry) => entry.kind === 'event')
    .sort((a, b) => b.count - a.count)
    .map((entry) => entry.name || entry.event);
  const known = [...new Set([...names, ...(value === '' || value === first?.value ? [] : [value])])];
  return (
    <InlineSelect
      label={label}
      value={value}
      creatable
      options={[
        ...(first === undefined ? [] : [first]),
        ...known.filter((name) => name !== '').map((name) => ({ value: name, label: name })),
      ]}
      onChange={onChange}
    />
  );
}
