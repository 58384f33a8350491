-- Of each dataset, the band of the lowest principle in the newest score of its current version, for those that were assessed before.
UPDATE datasets SET lowest = (CASE
    WHEN newest.minimum >= 0.5 THEN 'half-or-more'
    WHEN newest.minimum >= 0.25 THEN 'quarter-to-half'
    WHEN newest.minimum > 0 THEN 'below-quarter'
    ELSE 'zero' END)::lowest
FROM (SELECT DISTINCT ON (version_id) version_id, minimum FROM scores ORDER BY version_id, at DESC, id DESC) newest
WHERE newest.version_id = datasets.current_version_id;
