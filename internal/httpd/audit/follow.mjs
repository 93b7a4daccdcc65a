// Follows a subscription as the clients do that people use, graphql-ws or graphql-sse, and prints what comes of it, one JSON
// object a line. What it is to do meanwhile it reads from its input, a word and a text a line:
//
//   key SECRET    show this key from the next connection on
//   send TEXT     send this over the WebSocket as it is
//   pause         read nothing more from the WebSocket
//   resume        go on reading
//   subscribe     follow once more
import { createInterface } from 'node:readline';
import { createClient as overEvents } from 'graphql-sse';
import { createClient as overSocket } from 'graphql-ws';
import WebSocket from 'ws';

const [transport, url, query, given] = process.argv.slice(2);
const { key: firstKey, sameIDs, neverOpens } = JSON.parse(given) ?? {};

let key = firstKey;
let socket;
const tell = (event, more) => console.log(JSON.stringify({ event, ...more }));
const authorization = () => (key ? { authorization: `Bearer ${key}` } : {});
const patiently = { retryAttempts: 1000, retryWait: () => new Promise((retry) => setTimeout(retry, 20)) };

const client =
  transport === 'ws'
    ? overSocket({
        url,
        webSocketImpl: WebSocket,
        ...patiently,
        shouldRetry: () => true,
        connectionParams: () => (neverOpens ? new Promise(() => {}) : authorization()),
        ...(sameIDs && { generateID: () => 'same' }),
        on: {
          opened: (opened) => {
            socket = opened;
            tell('opened');
          },
          connected: () => tell('connected'),
          closed: ({ code, reason }) => tell('closed', { code, reason: String(reason) }),
        },
      })
    : overEvents({
        url,
        ...patiently,
        retry: patiently.retryWait,
        headers: authorization,
      });

const follow = () =>
  client.subscribe(
    { query },
    {
      next: ({ data, errors }) => tell('next', { data, errors }),
      error: (failed) => tell('error', { code: failed.code, message: failed.reason ?? failed.message ?? String(failed) }),
      complete: () => tell('complete'),
    },
  );

createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, text] = [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)];
  if (word === 'key') key = text;
  if (word === 'send') socket.send(text);
  if (word === 'pause') socket.pause();
  if (word === 'resume') socket.resume();
  if (word === 'subscribe') follow();
  tell('did', { word });
});
follow();
