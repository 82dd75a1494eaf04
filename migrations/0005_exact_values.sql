-- `number` and `instant` are exact or absent, as store/term-codec.ts now writes them; `class` stays. A time or a
-- zone that there is not makes no value at all.

UPDATE term SET number = NULL WHERE class = 4 AND abs(number) > 9007199254740991;

UPDATE term SET number = NULL
WHERE class = 5 AND replace(ltrim(value, '+-0.'), '0', '') <> ''
  AND (length(trim(replace(ltrim(value, '+-'), '.', ''), '0')) > 15 OR abs(number) < 1e-300);

UPDATE term SET instant = NULL
WHERE class IN (8, 9) AND value GLOB '*.[0-9][0-9][0-9][0-9]*'
  AND ltrim(substr(value, instr(value, '.') + 4), '0') GLOB '[1-9]*';

UPDATE term SET class = NULL, instant = NULL
WHERE class IN (8, 9) AND (
  CAST(substr(value, instr(value, 'T') + 4, 2) AS INTEGER) > 59
  OR CAST(substr(value, instr(value, 'T') + 7, 2) AS INTEGER) > 59
  OR CAST(substr(value, instr(value, 'T') + 1, 2) AS INTEGER) > 24
  OR (value LIKE '%T24:%' AND value NOT LIKE '%T24:00:00' AND value NOT GLOB '*T24:00:00[Z+-]*'
    AND value NOT GLOB '*T24:00:00.0*'));

UPDATE term SET class = NULL, instant = NULL
WHERE class IN (8, 10) AND value GLOB '*[+-][0-9][0-9]:[0-9][0-9]'
  AND (substr(value, -2) > '59' OR substr(value, -5, 2) > '14' OR substr(value, -5) > '14:00');
