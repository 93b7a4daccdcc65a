// ties
UNWIND active AS at
WITH at.n AS n, at.before AS before, at.after AS after
MATCH (a)-[:PARTNER_IN]->(n)<-[:PARTNER_IN]-(b)
WHERE a.id < b.id
WITH a, b, sum(before) AS before, sum(after) AS after

// organisations
UNWIND active AS at
WITH at.n AS n, at.before AS before, at.after AS after
MATCH (n)<-[:PARTNER_IN]-(a)
WITH a, sum(before) AS before, sum(after) AS after

// counted
CALL (active) {
  {{things}}
  RETURN [sum(CASE WHEN before > 0 AND after > 0 THEN 1 ELSE 0 END), sum(CASE WHEN before = 0 THEN 1 ELSE 0 END),
    sum(CASE WHEN after = 0 THEN 1 ELSE 0 END)] AS {{name}}
}

// listed
CALL (active) {
  {{things}}
  WHERE {{kind}}
  {{row}}
  WITH collect(row) AS rows
  WITH rows, [row IN rows WHERE $after IS NULL OR row[0] < $after.value OR row[0] = $after.value AND row[1] > $after.id] AS behind
  RETURN [size(rows), size(behind), [row IN behind[..$limit] | {{columns}}]] AS listed
}

// row of ties
WITH a, b, before, after, before + after AS weight, a.id + ' ' + b.id AS key ORDER BY weight DESC, key
WITH [weight, key, a, b, before, after] AS row

// columns of ties
[row[2].id, row[2].body, row[3].id, row[3].body, row[4], row[5]]

// row of organisations
WITH a ORDER BY a.id
WITH [0, a.id, a] AS row

// columns of organisations
[row[2].id, row[2].body]

// KEPT
before > 0 AND after > 0

// COME
before = 0

// GONE
after = 0
