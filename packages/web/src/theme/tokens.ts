/**
 * Every colour that carries text or meaning, once per theme. `tokens.test.ts` holds each text colour to a contrast
 * of 4.5:1 on each surface it may stand on, so a nicer grey cannot slip below what people can read.
 */
export type ThemeName = 'light' | 'dark';

export const tokens = {
  light: {
    page: '#fafafa',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#f3f4f5',
    hover: '#f5f6f7',
    line: '#e4e6e9',
    'line-strong': '#cdd1d6',
    text: '#1b1e22',
    muted: '#5f666e',
    accent: '#0B7A75',
    'on-accent': '#ffffff',
    'accent-soft': '#e3f3f1',
    'accent-text': '#0a6b67',
    good: '#1a7040',
    'good-soft': '#e5f4ea',
    bad: '#b3261e',
    'bad-soft': '#fcebea',
    warn: '#845400',
    'warn-soft': '#fdf2dc',
    info: '#1f5fa8',
    'info-soft': '#e8f0fa',
  },
  dark: {
    page: '#131518',
    surface: '#191c20',
    raised: '#20242a',
    sunken: '#0f1113',
    hover: '#22262b',
    line: '#2b3036',
    'line-strong': '#414850',
    text: '#e8eaed',
    muted: '#a1a8b0',
    accent: '#4dbdb5',
    'on-accent': '#06201e',
    'accent-soft': '#12312f',
    'accent-text': '#5fcac2',
    good: '#5dc98b',
    'good-soft': '#142c1f',
    bad: '#ff8f87',
    'bad-soft': '#3a1b1a',
    warn: '#e8b95b',
    'warn-soft': '#33270f',
    info: '#84b6f0',
    'info-soft': '#162536',
  },
} as const satisfies Record<ThemeName, Record<string, string>>;

export type TokenName = keyof (typeof tokens)['light'];

/** `--r-page: #fafafa` and so on; CSS modules use only these, so both themes follow by themselves. */
export function toCssVariables(theme: ThemeName): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens[theme]).map(([name, value]) => [`--r-${name}`, value]));
}
