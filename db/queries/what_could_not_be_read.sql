-- What could the imports not read or trust, and why?
SELECT severity, path, line, message, met_at
FROM standing_problems
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, path, line;
