import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import addonThemes from '@storybook/addon-themes';
import { definePreview } from '@storybook/react-vite';

export default definePreview({
  addons: [addonDocs(), addonA11y(), addonThemes()],
  parameters: { a11y: { test: 'error' } },
});
