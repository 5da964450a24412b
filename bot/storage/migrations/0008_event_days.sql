-- Events of some days by the index alone, whenever else those found on the way ended.
DROP INDEX event_day;
CREATE INDEX event_day ON event (first_day, last_day);
