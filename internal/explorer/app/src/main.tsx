import { render } from 'preact';

import { Page } from './page/Page.tsx';
import { Session } from './page/session.ts';
import { followTheme } from './ui/theme.ts';

followTheme(document.documentElement);
render(<Page session={new Session()} />, document.getElementById('explorer')!);
