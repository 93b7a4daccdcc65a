// A small server with the built page and a GraphQL API of one field, for tests
// of the page alone. It sends the policy that the Go handler sends.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { buildSchema, graphql } from 'graphql';

const here = (path) => new URL(path, import.meta.url);

const contentTypes = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

const schema = buildSchema(`
  "Where every query of the stub starts."
  type Query {
    "Says hello by name."
    greeting(name: String! = "world"): String!
  }
`);
const rootValue = { greeting: ({ name }) => `hello ${name}` };

/** Starts the server on a free port of 127.0.0.1. It gives its origin and a way to stop it. */
export async function startStub() {
  const policy = await contentSecurityPolicy();
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    answer(request, response).catch((error) => {
      response.writeHead(error.code === 'ENOENT' ? 404 : 500).end(String(error));
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://stub');
  if (pathname === '/graphql' && request.method === 'POST') {
    const { query, variables, operationName } = JSON.parse(await text(request));
    const result = await graphql({ schema, rootValue, source: query, variableValues: variables, operationName });
    send(response, 'application/graphql-response+json', JSON.stringify(result));
  } else if (pathname === '/graphiql') {
    send(response, 'text/html', await readFile(here('../../dist/graphiql.html')));
  } else {
    const [, asset] = /^\/assets\/([\w.-]+)$/.exec(pathname) ?? [];
    const content = await readFile(here(`../../dist/assets/${asset}`));
    send(response, contentTypes[extname(asset)], content);
  }
}

function send(response, contentType, content) {
  response.writeHead(200, { 'Content-Type': contentType }).end(content);
}

async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function contentSecurityPolicy() {
  const lines = (await readFile(here('../../policy-graphiql.txt'), 'utf8')).split('\n').map((line) => line.trim());
  return lines.filter((line) => line && !line.startsWith('#')).join('; ');
}
