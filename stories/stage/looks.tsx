import type { Preview } from '@storybook/react-vite';
import { createContext, useContext } from 'react';
import type { Appearance } from '../../src/react/index.ts';

/** How everything on a stage looks, as the toolbar says. */
export interface Looks {
  appearance: Appearance;
  direction: 'ltr' | 'rtl';
  locale: string;
}

const Context = createContext<Looks>({ appearance: { theme: 'light' }, direction: 'ltr', locale: 'en' });
export const LooksProvider = Context.Provider;
export const useLooks = (): Looks => useContext(Context);

const item = (value: string, title: string) => ({ value, title });

/** The toolbar's menus. Each value reaches the kit through the provider's props, as a host's own settings would. */
export const toolbar = {
  theme: {
    description: 'Theme',
    toolbar: {
      title: 'Theme',
      icon: 'mirror',
      dynamicTitle: true,
      items: [item('light', 'Light'), item('dark', 'Dark'), item('auto', 'As the system')],
    },
  },
  contrast: {
    description: 'Contrast',
    toolbar: {
      title: 'Contrast',
      icon: 'contrast',
      dynamicTitle: true,
      items: [item('auto', 'As the system'), item('more', 'More contrast')],
    },
  },
  density: {
    description: 'Density',
    toolbar: {
      title: 'Density',
      icon: 'component',
      dynamicTitle: true,
      items: [item('comfortable', 'Comfortable'), item('compact', 'Compact')],
    },
  },
  direction: {
    description: 'Direction of the page',
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      dynamicTitle: true,
      items: [item('ltr', 'Left to right'), item('rtl', 'Right to left')],
    },
  },
  accent: {
    description: 'Accent colour',
    toolbar: {
      title: 'Accent',
      icon: 'paintbrush',
      dynamicTitle: true,
      items: [
        item('kit', 'Floe’s blue'),
        item('oklch(0.5 0.2 295)', 'Violet'),
        item('oklch(0.5 0.11 165)', 'Green'),
        item('oklch(0.52 0.16 40)', 'Rust'),
      ],
    },
  },
  radius: {
    description: 'Corner radius',
    toolbar: {
      title: 'Radius',
      icon: 'circlehollow',
      dynamicTitle: true,
      items: [item('0', '0 px'), item('4', '4 px'), item('7', '7 px'), item('12', '12 px')],
    },
  },
  locale: {
    description: 'Locale of numbers and dates',
    toolbar: {
      title: 'Locale',
      icon: 'globe',
      dynamicTitle: true,
      items: [
        item('en', 'English'),
        item('de', 'Deutsch'),
        item('fr', 'Français'),
        item('ja', '日本語'),
        item('ar', 'العربية'),
      ],
    },
  },
} satisfies NonNullable<Preview['globalTypes']>;

/** What the toolbar starts with. */
export const plainLooks = {
  theme: 'light',
  contrast: 'auto',
  density: 'comfortable',
  direction: 'ltr',
  accent: 'kit',
  radius: '7',
  locale: 'en',
};

/** Reads the toolbar. */
export function looksOf(globals: Readonly<Record<string, unknown>>): Looks {
  const { theme, contrast, density, direction, accent, radius, locale } = { ...plainLooks, ...globals };
  return {
    appearance: {
      theme: theme === 'dark' || theme === 'auto' ? theme : 'light',
      contrast: contrast === 'more' ? 'more' : 'auto',
      density: density === 'compact' ? 'compact' : 'comfortable',
      radius: Number(radius),
      ...(accent !== 'kit' && { accent: String(accent) }),
    },
    direction: direction === 'rtl' ? 'rtl' : 'ltr',
    locale: String(locale),
  };
}
