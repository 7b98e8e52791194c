-- Cases: the role whose second hand a two-person act waits for; the register shows the case to whoever holds it.

alter table wg.disposal_case add column second_hand text;
