SELECT answer.c0 AS v0
FROM (
  SELECT g5.a0 AS c0
  FROM (
    SELECT count(*) AS a0
    FROM quad q1
    WHERE ((q1.p = id('http://www.w3.org/2004/02/skos/core#prefLabel')) AND (((q1.g IN (id('http://publications.europa.eu/resource/authority/data-theme'), id('https://cat.example/records/air'))) AND ((q1.g + 0) IN (
      SELECT v4.id AS id
      FROM graph v4
      WHERE (((v4.public = 1) AND (v4.kind IN ('record', 'vocabulary'))) OR (v4.kind = 'outcomes'))
    ))) AND (NOT EXISTS (
      SELECT 1 AS x
      FROM quad u2
      WHERE (((u2.s = q1.s) AND (u2.p = q1.p)) AND ((u2.o = q1.o) AND ((u2.g < q1.g) AND ((u2.g IN (id('http://publications.europa.eu/resource/authority/data-theme'), id('https://cat.example/records/air'))) AND ((u2.g + 0) IN (
        SELECT v3.id AS id
        FROM graph v3
        WHERE (((v3.public = 1) AND (v3.kind IN ('record', 'vocabulary'))) OR (v3.kind = 'outcomes'))
      ))))))
    ))))
  ) g5
  LIMIT 20000
) answer

-- Solutions:
-- ?labels "3"^^http://www.w3.org/2001/XMLSchema#integer
