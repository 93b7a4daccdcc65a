import { signal } from '@preact/signals';

import type { Client } from '../api/client.ts';
import { isFailure } from '../api/failure.ts';
import { readField } from '../api/field.ts';
import { MayCurate } from '../generated/operations.ts';
import { keep, kept } from '../ui/storage.ts';

const remembered = 'verkosto.credential';

/** Who looks at the page: a reader, until a key or a token says more. It is kept until the tab is closed or the person signs out. */
export class Account {
  readonly signedIn = signal(false);
  readonly mayCurate = signal(false);

  constructor(private readonly client: Client) {}

  /** Shows a key or a token from now on. Throws a Failure, and shows it no more, where it opens nothing. */
  async signIn(credential: string): Promise<void> {
    this.client.credential = credential;
    try {
      await readField(this.client, MayCurate, {}, 'reviewQueue');
      this.mayCurate.value = true;
    } catch (thrown) {
      this.mayCurate.value = false;
      if (!isFailure(thrown, 'FORBIDDEN')) { // A reader or an analyst, who is welcome too.
        this.signOut();
        throw thrown;
      }
    }
    this.signedIn.value = true;
    keep('sessionStorage', remembered, credential);
  }

  /** Signs in again with what this tab showed before it was loaded anew. */
  async resume(): Promise<void> {
    const credential = kept('sessionStorage', remembered);
    if (credential !== null) await this.signIn(credential);
  }

  signOut(): void {
    this.client.credential = '';
    this.signedIn.value = false;
    this.mayCurate.value = false;
    keep('sessionStorage', remembered, null);
  }
}
