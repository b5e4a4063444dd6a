-- By what the hook knows the action, where it said so: the number of a packet filter's rule, which its release deletes.
ALTER TABLE containment_action ADD COLUMN hook_reference text NOT NULL DEFAULT '';
