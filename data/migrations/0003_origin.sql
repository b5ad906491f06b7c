-- A revision knows where it comes from: the program renews what it shipped when it is upgraded, and never what staff loaded.
ALTER TABLE revision ADD COLUMN origin TEXT NOT NULL DEFAULT 'staff';
UPDATE revision SET origin = 'shipped' WHERE who = 'renkei';
