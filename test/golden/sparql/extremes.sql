SELECT packed(t6) AS v0
FROM (
  SELECT g4.a0 AS c0
  FROM (
    SELECT max(CASE WHEN (x3.p0 = 1) THEN x3.c2 ELSE NULL END) AS a0
    FROM (
      SELECT t1.s AS c0, t1.o AS c1, t1.o AS c2, row_number() OVER (ORDER BY (klass(t2) IS NOT NULL) DESC, CASE WHEN (klass(t2) = -1) THEN 1 WHEN (klass(t2) = 0) THEN 2 WHEN (klass(t2) IN (4, 5, 6, 7)) THEN 3 WHEN (klass(t2) IN (8, 9)) THEN 4 WHEN (klass(t2) IN (10, 11)) THEN 5 WHEN (klass(t2) = 3) THEN 6 WHEN (klass(t2) IN (1, 2)) THEN 7 WHEN (klass(t2) = 20) THEN 8 ELSE NULL END, coalesce(CASE WHEN ((t2.number IS NULL) AND (t2.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.number END, CASE WHEN ((t2.instant IS NULL) AND (t2.class IN (8, 9))) THEN coalesce(((CAST(strftime('%s', t2.value) AS INTEGER) * 1000.0) + (CAST(('0' || substr(t2.value, instr(t2.value, '.'))) AS REAL) * 1000.0)), json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0)))) WHEN ((t2.instant IS NULL) AND (t2.class IN (10, 11))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.instant END), CASE WHEN ((klass(t2) >= 3) AND (klass(t2) < 20)) THEN NULL ELSE t2.value END, t2.lang) AS p0
      FROM triple t1
      LEFT JOIN term t2 ON (t2.id = t1.o)
      WHERE (t1.p = id('http://purl.org/dc/terms/issued'))
    ) x3
  ) g4
  LIMIT 20000
) answer
LEFT JOIN term t6 ON (t6.id = answer.c0)

-- Solutions:
-- ?first "2025-06-30T08:00:00Z"^^http://www.w3.org/2001/XMLSchema#dateTime
