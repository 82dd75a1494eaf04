SELECT packed(t5) AS v0, packed(t6) AS v1
FROM (
  SELECT m3.c0 AS c0, t4.o AS c1
  FROM (
    SELECT t1.s AS c0
    FROM triple t1
    LEFT JOIN term t2 ON (t2.id = t1.s)
    WHERE ((t1.p = id('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')) AND (t1.o = id('http://www.w3.org/ns/dcat#Dataset')))
    ORDER BY CASE WHEN (klass(t2) = -1) THEN 1 WHEN (klass(t2) = 0) THEN 2 WHEN (klass(t2) IN (4, 5, 6, 7)) THEN 3 WHEN (klass(t2) IN (8, 9)) THEN 4 WHEN (klass(t2) IN (10, 11)) THEN 5 WHEN (klass(t2) = 3) THEN 6 WHEN (klass(t2) IN (1, 2)) THEN 7 WHEN (klass(t2) = 20) THEN 8 ELSE NULL END, coalesce(CASE WHEN ((t2.number IS NULL) AND (t2.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.s, 1, 0))) ELSE t2.number END, CASE WHEN ((t2.instant IS NULL) AND (t2.class IN (8, 9))) THEN coalesce(((CAST(strftime('%s', t2.value) AS INTEGER) * 1000.0) + (CAST(('0' || substr(t2.value, instr(t2.value, '.'))) AS REAL) * 1000.0)), json_extract('{}', ('moisson:inexact' || substr(t1.s, 1, 0)))) WHEN ((t2.instant IS NULL) AND (t2.class IN (10, 11))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.s, 1, 0))) ELSE t2.instant END), CASE WHEN ((klass(t2) >= 3) AND (klass(t2) < 20)) THEN NULL ELSE t2.value END, t2.lang, t2.value
    LIMIT 1
  ) m3
  CROSS JOIN triple t4
  WHERE ((m3.c0 = t4.s) AND (t4.p = id('http://purl.org/dc/terms/title')))
  LIMIT 20000
) answer
LEFT JOIN term t5 ON (t5.id = answer.c0)
LEFT JOIN term t6 ON (t6.id = answer.c1)

-- Solutions:
-- ?dataset https://cat.example/datasets/air  ?title "Air quality"@en
-- ?dataset https://cat.example/datasets/air  ?title "Qualité de l’air"@fr
