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

createRoot(document.getElementById('graphiql')!).render(
  <GraphiQL fetcher={fetcher} defaultTabs={examples} defaultQuery="" plugins={plugins}>
    <GraphiQL.Logo>Verkosto</GraphiQL.Logo>
  </GraphiQL>,
);
