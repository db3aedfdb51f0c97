import '../pages/shared/page.css';
import './license.css';
import { createRoot } from 'react-dom/client';
import { applyLooks, wantedLooks } from '../pages/shared/looks.ts';
import type { DemoSoftware } from '../server/software.ts';
import { Studio } from './studio.tsx';

applyLooks(wantedLooks());
const answer = await fetch('/demo/software');
const software = (await answer.json()) as DemoSoftware;
createRoot(document.getElementById('page')!).render(<Studio software={software} />);
