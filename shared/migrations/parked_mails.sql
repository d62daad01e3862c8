-- A parked mail is sent by nobody any more: its address and body, which may be a code, go at once.
ALTER TABLE mails DROP CONSTRAINT mails_check;
UPDATE mails SET recipient = NULL, body = NULL WHERE state = 'parked';
ALTER TABLE mails ADD CONSTRAINT mails_check
CHECK (state NOT IN ('pending', 'sending') OR (recipient IS NOT NULL AND body IS NOT NULL));
DROP INDEX mails_finished;
CREATE INDEX mails_finished ON mails (finished_at) WHERE state IN ('sent', 'dropped', 'parked');
