UNWIND $of AS id
MATCH (a:Entity {id: id})
CALL (a) {
  {{ways}}
}
WITH b AS n, count(*) AS ties
WHERE NOT n.id IN $known AND {{where}}
WITH n, ties ORDER BY ties DESC, coalesce(n.participations, 0) DESC, n.id
WITH collect(n) AS found
UNWIND [[size(found), '', '']] + [n IN found[..$most] | [0, n.id, {{body of n}}]] AS answer
RETURN answer
