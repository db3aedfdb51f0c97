import '../shared/page.css';
import './desk.css';
import '../../../src/theme/styles.css';
import { createRoot } from 'react-dom/client';
import { applyTheme, wantedTheme } from '../shared/theme.ts';
import { Desk } from './app.tsx';

const theme = wantedTheme();
applyTheme(theme);
createRoot(document.getElementById('page')!).render(<Desk theme={theme} />);
