import { render } from 'preact';

import { keepPassing } from './filters/filtering.ts';
import { followAddress } from './page/address.ts';
import { followVersions } from './page/newest.ts';
import { Page } from './page/Page.tsx';
import { Session } from './page/session.ts';
import { followEditor } from './review/following.ts';
import { followTheme } from './ui/theme.ts';

const session = new Session();
followTheme(document.documentElement);
keepPassing(session);
render(<Page session={session} />, document.getElementById('explorer')!);
void followAddress(session);
followEditor(session);
followVersions(session, new AbortController().signal);
