import '../shared/page.css';
import './portal.css';
import '../../../src/theme/styles.css';
import { createRoot } from 'react-dom/client';
import { applyLooks, wantedLooks } from '../shared/looks.ts';
import { Portal } from './app.tsx';

const looks = wantedLooks();
applyLooks(looks);
createRoot(document.getElementById('page')!).render(<Portal looks={looks} />);
