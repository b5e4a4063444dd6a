-- Actions take parameters, and two more actions are in the catalogue. The hash is of the whole action as canonical JSON
-- (RFC 8785), kept beside it, so that no part of an action can change without the hash, and with it the approvals.
ALTER TABLE containment_action
    ADD parameters json NOT NULL DEFAULT '{}',
    ADD exact_action text;
ALTER TABLE containment_action ALTER parameters DROP DEFAULT;
ALTER TABLE containment_action DROP CONSTRAINT containment_action_action_check;
ALTER TABLE containment_action ADD CONSTRAINT containment_action_action_check CHECK (action IN
    ('isolate-host', 'take-snapshot', 'stop-service', 'block-ip', 'block-domain', 'block-url', 'block-hash',
     'disable-account', 'revoke-sessions', 'quarantine-mail', 'restrict-segment'));
ALTER TABLE containment_action DROP CONSTRAINT containment_action_hash_is_of_the_action;

ALTER TABLE containment_approval DROP CONSTRAINT containment_approval_action_id_requester_action_hash_fkey;
UPDATE containment_action SET exact_action = '{"action":' || to_json(action)::text || ',"case":' || to_json(requested_in)::text
    || ',"parameters":{},"target":' || to_json(target)::text || '}';
UPDATE containment_action SET action_hash = encode(sha256(convert_to(exact_action, 'UTF8')), 'hex');
UPDATE containment_approval SET action_hash = containment_action.action_hash
    FROM containment_action WHERE containment_action.id = containment_approval.action_id;
ALTER TABLE containment_approval ADD CONSTRAINT containment_approval_is_of_the_action
    FOREIGN KEY (action_id, requester, action_hash) REFERENCES containment_action (id, requester, action_hash);

ALTER TABLE containment_action ALTER exact_action SET NOT NULL;
ALTER TABLE containment_action
    ADD CONSTRAINT containment_action_hash_is_of_the_action CHECK (action_hash =
        encode(sha256(convert_to(exact_action, 'UTF8')), 'hex')),
    ADD CONSTRAINT containment_action_exact_is_the_action CHECK (exact_action::jsonb = jsonb_build_object(
        'action', action, 'case', requested_in, 'parameters', parameters::jsonb, 'target', target));
