import { DataVersionChanged } from '../generated/operations.ts';
import type { Session } from './session.ts';
import { words } from './words.ts';

/**
 * Listens for new versions of the data. The first that is told is that which the page shows;
 * of a newer one the person is told, and decides when to see it.
 */
export function followVersions(session: Session, signal: AbortSignal): void {
  void session.client.follow(DataVersionChanged, {}, ({ dataVersionChanged: { version } }) => {
    if (session.version === 0) session.version = version;
    else if (version !== session.version) {
      session.notices.show({
        key: 'version',
        tone: 'news',
        text: () => words.value.changed,
        remedy: {
          text: () => words.value.reload,
          act: () => {
            session.notices.dismiss('version');
            void session.refresh(version);
          },
        },
      });
    }
  }, signal);
}
