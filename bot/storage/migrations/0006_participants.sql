-- How many people an event names: pages can only disagree about what two people did where there are two, and thousands
-- of events are looked at for one timeline.
ALTER TABLE event ADD COLUMN participants INTEGER NOT NULL DEFAULT 0;
UPDATE event SET participants = json_array_length(detail, '$.participants')
    WHERE json_array_length(detail, '$.participants') > 0;
