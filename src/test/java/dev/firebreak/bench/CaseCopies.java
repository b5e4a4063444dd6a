package dev.firebreak.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes many cases of one, table by table, by SQL over whole sets: what the engine and the record hold of it, with keys and ids
 * of their own. They have the first entries and the first activities of the original, not all.
 */
final class CaseCopies {

    /** Columns that hold an id of one case's own; a null stays one. */
    private static final Set<String> IDS = Set.of(
            "id_",
            "proc_inst_id_",
            "root_proc_inst_id_",
            "super_process_instance_id_",
            "execution_id_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "task_id_",
            "parent_id_",
            "super_exec_",
            "var_inst_id_",
            "bytearray_id_",
            "call_proc_inst_id_",
            "var_scope_",
            "process_instance_id_",
            "process_instance");

    private static final String GROWING = "(schemaname = 'audit' AND tablename = 'sequenced' OR schemaname = 'public' "
            + "AND tablename IN ('incident_case', 'alert', 'act_hi_procinst', 'act_hi_actinst', 'act_hi_taskinst', "
            + "'act_hi_varinst', 'act_hi_detail'))";

    private final JdbcTemplate sql;
    private final String original;
    private final String tag;

    /** @param tag tells the ids of these copies from those of other copies of the same case */
    CaseCopies(JdbcTemplate sql, String original, String tag) {
        this.sql = sql;
        this.original = original;
        this.tag = tag;
    }

    /** Copies with the numbers from one to another; each has at most so many entries and activities. */
    void make(int from, int to, int entries, int activities) {
        // Foreign keys and the words to search for: both are right by construction.
        sql.execute("SET session_replication_role = replica");
        rows("incident_case", "key = '%s'".formatted(original), from, to);
        alerts(from, to);
        String processes = "(SELECT id_ FROM act_hi_procinst WHERE business_key_ = '%s')".formatted(original);
        rows(
                "act_hi_procinst",
                "business_key_ = '%s' AND super_process_instance_id_ IS NULL".formatted(original),
                from,
                to);
        rows(
                "act_hi_actinst",
                first("act_hi_actinst", processes, "start_time_, sequence_counter_", activities),
                from,
                to);
        rows("act_hi_taskinst", first("act_hi_taskinst", processes, "start_time_", activities / 8 + 1), from, to);
        rows("act_hi_varinst", first("act_hi_varinst", processes, "create_time_, name_", activities / 4), from, to);
        rows("act_hi_detail", first("act_hi_detail", processes, "time_, sequence_counter_", activities / 4), from, to);
        for (String running : List.of("act_ru_execution", "act_ru_task", "act_ru_variable", "act_ru_event_subscr")) {
            rows(running, "proc_inst_id_ IN " + processes, from, to);
        }
        String tasks = "(SELECT id_ FROM act_ru_task WHERE proc_inst_id_ IN " + processes + ")";
        rows("act_ru_identitylink", "task_id_ IN " + tasks, from, to);
        entries(from, to, entries);
    }

    /** A great many at once: indexes are made anew afterwards, and the statistics are fresh, as autovacuum keeps them. */
    static void many(JdbcTemplate sql, Runnable copies) {
        List<String> indexes = sql.queryForList(
                "SELECT indexdef FROM pg_indexes WHERE " + GROWING + " AND NOT EXISTS (SELECT FROM pg_constraint "
                        + "WHERE conindid = (quote_ident(schemaname) || '.' || quote_ident(indexname))::regclass)",
                String.class);
        sql.queryForList(
                        "SELECT 'DROP INDEX ' || indexrelid::regclass FROM pg_index WHERE pg_get_indexdef(indexrelid) = ANY (?)",
                        String.class,
                        (Object) indexes.toArray(String[]::new))
                .forEach(sql::execute);
        copies.run();
        sql.execute("SET maintenance_work_mem = '256MB'");
        indexes.forEach(sql::execute);
        sql.execute("VACUUM ANALYZE");
    }

    private static String first(String table, String processes, String order, int most) {
        return "id_ IN (SELECT id_ FROM " + table + " WHERE proc_inst_id_ IN " + processes + " ORDER BY " + order
                + " LIMIT " + most + ")";
    }

    private void rows(String table, String which, int from, int to) {
        List<String> columns = columns(table);
        sql.update(
                "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                        + columns.stream().map(this::copied).collect(Collectors.joining(", "))
                        + " FROM " + table + " o, generate_series(?, ?) n WHERE " + which,
                from,
                to);
    }

    private List<String> columns(String table) {
        return sql.queryForList(
                "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped",
                String.class,
                table);
    }

    private String copied(String column) {
        if (column.equals("key") || column.equals("case_key") || column.equals("business_key_")) {
            return key();
        } else if (column.equals("opened_at") || column.equals("detected_at")) {
            return "o." + column + " - n * interval '7 minutes'";
        } else if (column.equals("search")) {
            return "to_tsvector('simple', " + key() + " || ' host-' || n || '-a')";
        }
        return IDS.contains(column) ? "md5('" + tag + "' || n || o." + column + ")" : "o." + column;
    }

    /** As {@code CaseKey} writes them. */
    private String key() {
        return "'IR-20' || '%s' || '-' || lpad(n::text, 6, '0')".formatted(tag);
    }

    private void alerts(int from, int to) {
        sql.update("""
                INSERT INTO alert (id, source, source_id, fingerprint, title, description, severity, detected_text, assets,
                    accounts, indicators, data_classes, disposition, case_key, payload, received_at, received_from, search)
                SELECT gen_random_uuid(), 'siem', '', md5('%s' || n) || md5('x%s' || n), 'Beacon to a known server', '', 'high',
                    '', '[]', '[]', '[]', '[]', 'opened', %s, gen_random_uuid(), now() - n * interval '7 minutes', 'siem', ''
                FROM generate_series(?, ?) n
                """.formatted(tag, tag, key()), from, to);
    }

    private void entries(int from, int to, int most) {
        sql.update("""
                INSERT INTO audit.sequenced
                    (seq, id, at, actor, kind, case_key, number, before, commitment, leaf_hash, salt, body)
                SELECT (SELECT max(seq) FROM audit.sequenced) + row_number() OVER (ORDER BY n, o.number),
                    gen_random_uuid(), o.at - n * interval '7 minutes', o.actor, o.kind, %s, o.number, o.before,
                    o.commitment, o.leaf_hash, o.salt, o.body
                FROM (SELECT *, row_number() OVER () FROM (SELECT * FROM audit.sequenced WHERE case_key = ?
                    ORDER BY number LIMIT ?) first) o, generate_series(?, ?) n
                """.formatted(key()), original, most, from, to);
        sql.update(
                "INSERT INTO audit.case_head SELECT %s, ?, h.leaf_hash FROM audit.case_head h, generate_series(?, ?) n "
                                .formatted(key())
                        + "WHERE h.case_key = ?",
                most,
                from,
                to,
                original);
    }
}
