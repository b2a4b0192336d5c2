-- What finds the rows of `schema.sql`. Of a new file it is made when all rows
-- are there.

CREATE UNIQUE INDEX text_by_text ON text (text);
CREATE UNIQUE INDEX instrument_by_name ON instrument (name);
CREATE INDEX instrument_by_day ON instrument (day, name);
CREATE INDEX agency_by_plain ON agency (plain);
CREATE UNIQUE INDEX duty_by_name ON duty (wording, agency);
CREATE INDEX wording_by_plain ON wording (plain);
CREATE INDEX wording_by_core ON wording (core);
