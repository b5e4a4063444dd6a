-- The process instance that sends a notice which the plan asked for; null for a notice that a diagram sends by itself.
ALTER TABLE notice ADD COLUMN process_instance text;
