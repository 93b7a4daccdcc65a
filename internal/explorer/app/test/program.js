// The program itself, for tests: serving the demo network, or one that is imported for the test.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const program = process.env.VERKOSTO_PROGRAM ?? fileURLToPath(new URL('../../../../bin/verkosto', import.meta.url));

/** Serves on a free port, with nothing let through but trusted documents. It gives the origin and a way to stop. */
export async function serve(...flags) {
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--log-level', 'warn', '--documents-only', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, origin] = /^GraphQL\s+(.*)\/graphql$/.exec(line) ?? [];
    if (origin) {
      return {
        origin,
        /** Ends the program as a crash would: connections break. */
        stop: () =>
          new Promise((ended) => {
            child.once('exit', ended);
            child.kill('SIGKILL');
          }),
      };
    }
  }
  throw new Error(`${program} served nothing`);
}

/** Serves what lines of JSON state, each an object, and what files state. */
export const serveNetwork = (lines, ...files) => serveWith([], lines, ...files);

/** The same with flags. */
export async function serveWith(flags, lines, ...files) {
  const directory = await mkdtemp(join(tmpdir(), 'verkosto-'));
  const data = join(directory, 'network.db');
  const stated = join(directory, 'network.jsonl');
  await writeFile(stated, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const { status, stderr } = spawnSync(program, ['import', '--data', data, ...(lines.length > 0 ? [stated] : []), ...files], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the import ended with ${status}: ${stderr}`);
  const server = await serve('--data', data, ...flags);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
}
