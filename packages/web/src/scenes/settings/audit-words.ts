type Words = (key: string, options: { defaultValue: string }) => string;

/** `segment.created` → “Segment”, “created”; stages that come later show their code until they have words. */
export function describeAction(action: string, t: Words): { area: string; done: string } {
  const [area = action, done = ''] = action.split('.');
  return {
    area: t(`audit.area.${area}`, { defaultValue: area }),
    done: t(`audit.done.${done}`, { defaultValue: done }),
  };
}

/** What can be filtered by: the first parts of the actions that the stages write. */
export const auditAreas = [
  ...['workspace', 'member', 'session', 'sign-in-link', 'password', 'key', 'source', 'import', 'dead-letter'],
  ...[
    'catalogue',
    'identity',
    'consent',
    'segment',
    'device-audience',
    'campaign',
    'link',
    'experiment',
    'goal',
    'site-goal',
    'kpi',
    'chart',
    'action',
    'report',
    'privacy',
    'retention',
    'register',
  ],
] as const;
