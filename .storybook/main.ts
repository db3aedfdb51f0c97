import { defineMain } from '@storybook/react-vite/node';
import { mergeConfig } from 'vite';
import { floeStyles } from '../scripts/styles/vite-plugin.ts';

export default defineMain({
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // The adapter runs in the page, too: what it imports is named here, so that nothing is discovered in the middle of a run.
  viteFinal: (config) =>
    mergeConfig(config, { plugins: [floeStyles()], optimizeDeps: { include: ['zod/mini', 'jose'] } }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
});
