SELECT answer.c0 AS v0
FROM (
  SELECT g4.a0 AS c0
  FROM (
    SELECT count(*) AS a0
    FROM (
      SELECT t1.s AS c0, t1.o AS c1, t2.s AS c2, row_number() OVER () AS n
      FROM triple t1
      CROSS JOIN triple t2
      WHERE ((t1.p = id('http://purl.org/dc/terms/publisher')) AND ((t2.p = id('http://purl.org/dc/terms/publisher')) AND (t1.o = t2.o)))
    ) f3
    WHERE CASE WHEN (f3.n > 2500000) THEN json_extract('{}', ('moisson:fuse' || substr(f3.n, 1, 0))) ELSE 1 END
  ) g4
  LIMIT 20000
) answer

-- Solutions:
-- ?pairs "5"^^http://www.w3.org/2001/XMLSchema#integer
