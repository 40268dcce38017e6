-- What a supervisor did last with this ticket while it waited, as far as it can be taken back: it was cancelled, or sent
-- on, with where it was bound before. A call ends it.
ALTER TABLE tickets ADD COLUMN undo TEXT CHECK (undo IN ('cancelled', 'sent'));
ALTER TABLE tickets ADD COLUMN undo_service_id TEXT REFERENCES services (id) ON DELETE SET NULL;
ALTER TABLE tickets ADD COLUMN undo_desk_id TEXT REFERENCES desks (id) ON DELETE SET NULL;
ALTER TABLE tickets ADD COLUMN undo_user_id TEXT REFERENCES users (id) ON DELETE SET NULL;
ALTER TABLE tickets ADD COLUMN undo_transferred INTEGER CHECK (undo_transferred IN (0, 1));
