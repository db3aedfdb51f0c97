import { CustomerPanel } from 'floe/components';
import { FloeProvider } from 'floe/react';
import 'floe/styles.css';

export const Billing = () => (
  <FloeProvider url="/floe">
    <CustomerPanel />
  </FloeProvider>
);
