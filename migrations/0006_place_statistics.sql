-- The columns of a place depend on each other: taken one by one, the planner expects a hundred thousand places where there
-- are some hundred, and sorts all appeals of the digest instead of hashing them.
CREATE STATISTICS "appeal_places" (ndistinct) ON "source", "direction", "category", "subcategory", "fact" FROM "appeal";
