import { defineMain } from '@storybook/react-vite/node';
import { mergeConfig } from 'vite';
import { floeStyles } from '../scripts/styles/vite-plugin.ts';

export default defineMain({
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-themes', '@storybook/addon-vitest'],
  viteFinal: (config) => mergeConfig(config, { plugins: [floeStyles()] }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
});
