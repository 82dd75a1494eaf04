SELECT packed(t3) AS v0
FROM (
  SELECT t1.o AS c0
  FROM triple t1
  LEFT JOIN term t2 ON (t2.id = t1.o)
  WHERE ((t1.p = id('http://purl.org/dc/terms/title')) AND (instr(replace(replace(lower(CASE WHEN (klass(t2) IN (1, 2)) THEN t2.value ELSE NULL END), 'É', 'é'), 'İ', 'i̇'), 'qualité') > 0))
  LIMIT 20000
) answer
LEFT JOIN term t3 ON (t3.id = answer.c0)

-- Solutions:
-- ?title "Qualité de l’air"@fr
