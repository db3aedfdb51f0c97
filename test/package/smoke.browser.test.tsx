import { version } from 'react';
import { expect, inject, it } from 'vitest';
import { render } from 'vitest-browser-react';

declare module 'vitest' {
  interface ProvidedContext {
    react: string;
  }
}

it('renders with the React that its project is for, in a real browser', async () => {
  const screen = await render(<button type="button">Refund</button>);
  await expect.element(screen.getByRole('button', { name: 'Refund' })).toBeVisible();
  expect(version.split('.')[0]).toBe(inject('react'));
});
