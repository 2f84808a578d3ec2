import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  Input,
  Modal,
  Popover,
  Table,
  Text,
  Tooltip,
} from '@mantine/core';
import { toCssVariables, tokens } from './tokens.ts';

const fonts = "'Inter Variable', 'Heebo Variable', system-ui, 'Segoe UI', Roboto, sans-serif";

export const theme = createTheme({
  fontFamily: fonts,
  headings: {
    fontFamily: fonts,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.45' },
      h4: { fontSize: '0.875rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgb(16 24 32 / 6%)',
    sm: '0 1px 3px rgb(16 24 32 / 8%)',
    md: '0 6px 20px rgb(16 24 32 / 12%)',
    lg: '0 12px 36px rgb(16 24 32 / 16%)',
  },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  // In dark the accent is light, so what stands on it has to be dark; Mantine's own contrast looks at one theme alone.
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    const accent = input.color === undefined || input.color === 'accent';
    return input.variant === 'filled' && accent ? { ...resolved, color: 'var(--r-on-accent)' } : resolved;
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: {
    accent: [
      '#e3f3f1',
      '#cbe8e5',
      '#9dd4cf',
      '#72c5be',
      '#4dbdb5',
      '#23958e',
      '#0B7A75',
      '#0a6b67',
      '#075350',
      '#053f3d',
    ],
    gray: [
      '#f6f7f8',
      '#f1f2f4',
      '#e4e6e9',
      '#d9dce0',
      '#cdd1d6',
      '#9aa1a9',
      '#5f666e',
      '#4b5158',
      '#33383e',
      '#1b1e22',
    ],
    dark: [
      '#e8eaed',
      '#c3c8ce',
      '#a1a8b0',
      '#747c85',
      '#414850',
      '#2b3036',
      '#20242a',
      '#191c20',
      '#131518',
      '#0f1113',
    ],
  },
  components: {
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
    Button: Button.extend({
      vars: (_theme, props) =>
        props.size === undefined || props.size === 'sm'
          ? { root: { '--button-height': '32px', '--button-padding-x': '12px', '--button-fz': '0.875rem' } }
          : { root: {} },
      styles: { root: { fontWeight: 550 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
    Input: Input.extend({
      vars: (_theme, props) =>
        props.size === undefined || props.size === 'sm'
          ? { wrapper: { '--input-height': '32px', '--input-fz': '0.875rem' } }
          : { wrapper: {} },
    }),
    InputWrapper: Input.Wrapper.extend({
      styles: { label: { fontWeight: 550, marginBlockEnd: 4 }, description: { fontSize: '0.8125rem' } },
    }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } }),
    Drawer: Drawer.extend({
      defaultProps: { position: 'right', overlayProps: { backgroundOpacity: 0.25 } },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'lg' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 300,
        multiline: true,
        maw: 320,
        events: { hover: true, focus: true, touch: true },
      },
    }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 12 } }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...toCssVariables('light'),
    '--mantine-color-body': tokens.light.page,
    '--mantine-color-text': tokens.light.text,
    '--mantine-color-dimmed': tokens.light.muted,
    '--mantine-color-placeholder': tokens.light.muted,
    '--mantine-color-accent-light': tokens.light['accent-soft'],
    '--mantine-color-accent-light-hover': '#d3ebe8',
    '--mantine-color-accent-light-color': tokens.light['accent-text'],
    '--mantine-color-error': tokens.light.bad,
    '--mantine-color-anchor': tokens.light['accent-text'],
    '--mantine-color-default': tokens.light.surface,
    '--mantine-color-default-border': tokens.light['line-strong'],
  },
  dark: {
    ...toCssVariables('dark'),
    '--mantine-color-body': tokens.dark.page,
    '--mantine-color-text': tokens.dark.text,
    '--mantine-color-dimmed': tokens.dark.muted,
    '--mantine-color-placeholder': tokens.dark.muted,
    '--mantine-color-accent-light': tokens.dark['accent-soft'],
    '--mantine-color-accent-light-hover': '#173f3c',
    '--mantine-color-accent-light-color': tokens.dark['accent-text'],
    '--mantine-color-error': tokens.dark.bad,
    '--mantine-color-anchor': tokens.dark['accent-text'],
    '--mantine-color-default': tokens.dark.surface,
    '--mantine-color-default-border': tokens.dark['line-strong'],
  },
});
