// in roles
coalesce(x.role, '') IN $roles

// as partners
NOT coalesce(x.role, '') IN $others

// resolved
null

// raw
x.statedAs

// without traits
null

// with traits
[COLLECT { MATCH (n)-[:UNDER]->(fund) RETURN fund.id }, n.name, n.keywords]
