/** @jsxImportSource react */
import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './page.css';

import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import { examples } from './examples';
import { fetcher } from './fetcher';

const plugins = [explorerPlugin(), HISTORY_PLUGIN];

// The explorer opens the query behind a view here.
const told = new URLSearchParams(location.hash.slice(1));
const query = told.get('query') ?? undefined;
const variables = told.get('variables') ?? undefined;

createRoot(document.getElementById('graphiql')!).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={query === undefined ? examples : [{ query, variables: variables ?? '' }, ...examples]}
    defaultQuery=""
    initialQuery={query}
    initialVariables={variables}
    plugins={plugins}
  >
    <GraphiQL.Logo>Verkosto</GraphiQL.Logo>
  </GraphiQL>,
);
