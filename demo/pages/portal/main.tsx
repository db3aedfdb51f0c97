import '../shared/page.css';
import './portal.css';
import '../../../src/theme/styles.css';
import { createRoot } from 'react-dom/client';
import { applyTheme, wantedTheme } from '../shared/theme.ts';
import { Portal } from './app.tsx';

const theme = wantedTheme();
applyTheme(theme);
createRoot(document.getElementById('page')!).render(<Portal theme={theme} />);
