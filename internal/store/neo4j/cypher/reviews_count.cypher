MATCH (c:Citation)
WHERE c.place >= $from AND c.place < $to
RETURN count(c) AS answer
