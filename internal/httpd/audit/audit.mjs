// Audits the GraphQL endpoint at the address given and prints one JSON object per audit:
// its id, its name (which begins with MUST, SHOULD or MAY), its status and, where it
// didn't pass, the reason. Whether that is good enough is for the caller to say.
import { auditServer } from 'graphql-http';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: node audit.mjs http://host:port/graphql');
  process.exit(2);
}

for (const { id, name, status, reason } of await auditServer({ url })) {
  console.log(JSON.stringify({ id, name, status, reason }));
}
