// Lets Node.js run the tests beside the sources: `node --import ./test/typescript.js --test …`.
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
