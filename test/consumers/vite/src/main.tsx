import { createRoot } from 'react-dom/client';
import { Billing } from './billing';

const place = document.getElementById('app');
if (place) createRoot(place).render(<Billing />);
