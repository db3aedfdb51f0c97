import '@fontsource-variable/inter';
import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { LooksProvider, looksOf, plainLooks, toolbar } from '../stories/stage/looks.tsx';

// Two cores may be shared with a compiler: slow is no failure.
configure({ asyncUtilTimeout: 10_000 });

export default definePreview({
  addons: [addonDocs(), addonA11y()],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true, sort: 'none' },
    options: {
      storySort: {
        order: [
          'Start here',
          'Customer panel',
          ['Guide'],
          'Subscription controls',
          'Refund dialog',
          'Orders',
          'License keys',
          'Checkout links',
          'Customer search',
          'Portal link',
          'Looks',
        ],
      },
    },
  },
  globalTypes: toolbar,
  initialGlobals: plainLooks,
  decorators: [
    (Story, { globals }) => (
      <LooksProvider value={looksOf(globals)}>
        <Story />
      </LooksProvider>
    ),
  ],
});
