-- The numbers under which the changes of a kept success were told, as JSON: a repeated request is given them again.
ALTER TABLE kept_answers ADD COLUMN numbers TEXT;
