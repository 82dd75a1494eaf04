SELECT packed(t7) AS v0, packed(t8) AS v1
FROM (
  SELECT s4.n AS c0, t5.o AS c1
  FROM (
    SELECT r2.iri AS n
    FROM search f1
    CROSS JOIN record r2
    WHERE (((f1.search MATCH '("qualite" * OR "qualit" OR "qualit" OR "tilauq" *) AND ("air" * OR "air")') AND (r2.seq = f1.rowid)) AND ((r2.status = 'published') AND ((r2.graph + 0) IN (
      SELECT v3.id AS id
      FROM graph v3
      WHERE (((v3.public = 1) AND (v3.kind IN ('record', 'vocabulary'))) OR (v3.kind = 'outcomes'))
    ))))
  ) s4
  CROSS JOIN triple t5
  LEFT JOIN term t6 ON (t6.id = t5.o)
  WHERE ((s4.n = t5.s) AND ((t5.p = id('http://purl.org/dc/terms/title')) AND (t6.lang = 'en')))
  LIMIT 20000
) answer
LEFT JOIN term t7 ON (t7.id = answer.c0)
LEFT JOIN term t8 ON (t8.id = answer.c1)

-- Solutions:
-- ?dataset https://cat.example/datasets/air  ?title "Air quality"@en
