import '../shared/page.css';
import './desk.css';
import '../../../src/theme/styles.css';
import { createRoot } from 'react-dom/client';
import { applyLooks, wantedLooks } from '../shared/looks.ts';
import { Desk } from './app.tsx';

const looks = wantedLooks();
applyLooks(looks);
createRoot(document.getElementById('page')!).render(<Desk looks={looks} />);
