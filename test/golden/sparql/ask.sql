SELECT EXISTS (
  SELECT 1 AS x
  FROM triple t1
  WHERE ((t1.p = id('http://www.w3.org/ns/dcat#theme')) AND (t1.o = id('http://publications.europa.eu/resource/authority/data-theme/HEAL')))
  LIMIT 1
) AS found

-- Solutions:
-- true
