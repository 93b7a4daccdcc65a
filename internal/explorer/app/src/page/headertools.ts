import type { FunctionComponent } from 'preact';

import { SignIn } from '../review/SignIn.tsx';
import { ShareMenu } from '../share/ShareMenu.tsx';

/** Tools at the top of the page, from left to right, between undoing and the settings. */
export const headerTools: readonly { readonly key: string; readonly Component: FunctionComponent }[] = [
  { key: 'share', Component: ShareMenu },
  { key: 'sign-in', Component: SignIn },
];
