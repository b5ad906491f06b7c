-- An event says itself whether staff entered it: a load of the fact tables replaces only what came from them. Until now
-- there was no other way in.
ALTER TABLE event ADD COLUMN "by_staff" INTEGER NOT NULL DEFAULT 0;
