// A server component: nothing of it needs 'use client'.
import { CustomerPanel } from 'floe/components';
import { FloeProvider } from 'floe/react';
import 'floe/styles.css';

export default function Billing() {
  return (
    <FloeProvider url="/floe">
      <CustomerPanel />
    </FloeProvider>
  );
}
