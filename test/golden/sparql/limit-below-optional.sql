SELECT packed(t10) AS v0, packed(t11) AS v1, packed(t12) AS v2
FROM (
  SELECT m3.c0 AS c0, m3.c1 AS c1, (e8.value ->> 1) AS c2
  FROM (
    SELECT t1.s AS c0, t1.o AS c1
    FROM triple t1
    LEFT JOIN term t2 ON (t2.id = t1.o)
    WHERE (t1.p = id('http://purl.org/dc/terms/title'))
    ORDER BY CASE WHEN (klass(t2) = -1) THEN 1 WHEN (klass(t2) = 0) THEN 2 WHEN (klass(t2) IN (4, 5, 6, 7)) THEN 3 WHEN (klass(t2) IN (8, 9)) THEN 4 WHEN (klass(t2) IN (10, 11)) THEN 5 WHEN (klass(t2) = 3) THEN 6 WHEN (klass(t2) IN (1, 2)) THEN 7 WHEN (klass(t2) = 20) THEN 8 ELSE NULL END, coalesce(CASE WHEN ((t2.number IS NULL) AND (t2.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.number END, CASE WHEN ((t2.instant IS NULL) AND (t2.class IN (8, 9))) THEN coalesce(((CAST(strftime('%s', t2.value) AS INTEGER) * 1000.0) + (CAST(('0' || substr(t2.value, instr(t2.value, '.'))) AS REAL) * 1000.0)), json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0)))) WHEN ((t2.instant IS NULL) AND (t2.class IN (10, 11))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.instant END), CASE WHEN ((klass(t2) >= 3) AND (klass(t2) < 20)) THEN NULL ELSE t2.value END, t2.lang, t2.value
    LIMIT 1
  ) m3
  LEFT JOIN json_each((
    SELECT json_group_array(json_array(t6.o, t7.o))
    FROM triple t6
    CROSS JOIN triple t7
    WHERE (((m3.c0 = t6.s) AND (t6.p = id('http://www.w3.org/ns/dcat#distribution'))) AND ((t6.o = t7.s) AND ((t7.p = id('http://www.w3.org/ns/dcat#byteSize')) AND (m3.c0 = t6.s))))
  )) e8 ON 1
  LEFT JOIN term t9 ON (t9.id = m3.c1)
  ORDER BY CASE WHEN (klass(t9) = -1) THEN 1 WHEN (klass(t9) = 0) THEN 2 WHEN (klass(t9) IN (4, 5, 6, 7)) THEN 3 WHEN (klass(t9) IN (8, 9)) THEN 4 WHEN (klass(t9) IN (10, 11)) THEN 5 WHEN (klass(t9) = 3) THEN 6 WHEN (klass(t9) IN (1, 2)) THEN 7 WHEN (klass(t9) = 20) THEN 8 ELSE NULL END, coalesce(CASE WHEN ((t9.number IS NULL) AND (t9.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(m3.c1, 1, 0))) ELSE t9.number END, CASE WHEN ((t9.instant IS NULL) AND (t9.class IN (8, 9))) THEN coalesce(((CAST(strftime('%s', t9.value) AS INTEGER) * 1000.0) + (CAST(('0' || substr(t9.value, instr(t9.value, '.'))) AS REAL) * 1000.0)), json_extract('{}', ('moisson:inexact' || substr(m3.c1, 1, 0)))) WHEN ((t9.instant IS NULL) AND (t9.class IN (10, 11))) THEN json_extract('{}', ('moisson:inexact' || substr(m3.c1, 1, 0))) ELSE t9.instant END), CASE WHEN ((klass(t9) >= 3) AND (klass(t9) < 20)) THEN NULL ELSE t9.value END, t9.lang, t9.value
  LIMIT 1
) answer
LEFT JOIN term t10 ON (t10.id = answer.c0)
LEFT JOIN term t11 ON (t11.id = answer.c1)
LEFT JOIN term t12 ON (t12.id = answer.c2)

-- Solutions:
-- ?dataset https://cat.example/datasets/air  ?title "Air quality"@en  ?size "2048"^^http://www.w3.org/2001/XMLSchema#integer
