import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

it('renders React in a real browser', async () => {
  const screen = await render(<button type="button">Refund</button>);
  await expect.element(screen.getByRole('button', { name: 'Refund' })).toBeVisible();
});
