SELECT packed(t3) AS v0
FROM (
  SELECT q1.o AS c0
  FROM quad q1
  WHERE ((EXISTS (
    SELECT v2.id AS id
    FROM graph v2
    WHERE ((v2.id = id('https://cat.example/records/air')) AND (((v2.public = 1) AND (v2.kind IN ('record', 'vocabulary'))) OR (v2.kind = 'outcomes')))
  ) AND (q1.s = id('https://cat.example/datasets/air'))) AND ((q1.p = id('http://purl.org/dc/terms/title')) AND (q1.g = id('https://cat.example/records/air'))))
  LIMIT 20000
) answer
LEFT JOIN term t3 ON (t3.id = answer.c0)

-- Solutions:
-- ?title "Air quality"@en
-- ?title "Qualité de l’air"@fr
