-- Leads: the role that is asked for more time; the register shows the lead to whoever holds it.

alter table wg.lead add column extension_role text;
