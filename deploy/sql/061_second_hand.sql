-- Cases: the role whose second hand a two-person act waits for, and the unit in which the subject serves now; the
-- register shows the case to whoever holds the one or belongs to the other (DSP-12).

alter table wg.disposal_case add column second_hand text;
alter table wg.disposal_case add column serving_unit text;
update wg.disposal_case set serving_unit = unit;
