CALL (given) {
  UNWIND given AS g
  WITH g.p AS p, g.units AS units, g.stated AS stated, g.digits AS digits
  {{values}}
  WITH DISTINCT p, units, stated, digits, value
  WHERE value <> ''
  WITH value, count(*) AS projects, sum(units) AS units, sum(stated) AS stated, max(digits) AS digits
  WITH value, projects, units, stated, digits ORDER BY stated = 0, units DESC, value
  WITH collect([value, projects, units, stated, digits]) AS shares
  RETURN [size(shares), shares[..$top]] AS {{name}}
}
