import { expect } from 'storybook/test';
import preview from '../.storybook/preview.tsx';

const meta = preview.meta({ title: 'Smoke', render: () => <button type="button">Refund</button> });

export const Renders = meta.story({
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Refund' })).toBeVisible();
  },
});
