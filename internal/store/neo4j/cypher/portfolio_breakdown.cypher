CALL (given) {
  UNWIND given AS g
  WITH g, g[0] AS p, g[2] AS projects, g[3] AS units, g[4] AS stated, g[5] AS digits
  {{values}}
  WITH projects, units, stated, digits, value
  WHERE value <> ''
  WITH value, sum(projects) AS projects, sum(units) AS units, sum(stated) AS stated, max(digits) AS digits
  WITH value, projects, units, stated, digits ORDER BY stated = 0, units DESC, value
  WITH collect([value, projects, units, stated, digits]) AS shares
  RETURN [size(shares), shares[..$top]] AS {{name}}
}
