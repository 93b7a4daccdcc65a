// whole
(n:{{label}})

// whole by id
(n:Entity)

// of the kind
n.id >= $low AND n.id < $high AND n:{{label}}

// ordered
n.{{key}} IS NOT NULL AND n.id IS NOT NULL

// bounded
n.id IS NOT NULL

// anchored
(n)

// of the label
n:{{label}}

// held
n.{{property}} = p.id AND n.id IS NOT NULL

// in
(p)<-[:{{link}}]-(n:{{label}})

// out
(p)-[:{{link}}]->(n:{{label}})

// nothing
RETURN null AS answer LIMIT 0

// answer of the whole
['', '{{part}}', n.id, {{body of n}}, {{value}}{{fundings}}] AS answer

// answer of a parent
[p.id, '{{part}}', n.id, {{body of n}}, {{value}}{{fundings}}] AS answer

// value
n.{{key}}

// no value
null

// with fundings
, {{fundings of n}}

// collected
UNWIND passing AS n
WITH n

// count of the collected
RETURN ['', 'count', size(passing), null, null] AS answer

// count of the whole
{{anchor}}
MATCH {{pattern}}
WHERE {{where}}
WITH count(n) AS found
RETURN ['', 'count', found, null, null] AS answer

// count of a parent
MATCH {{pattern}}
WHERE {{where}}
WITH count(n) AS found
RETURN [p.id, 'count', found, null, null] AS answer

// also
UNION ALL
