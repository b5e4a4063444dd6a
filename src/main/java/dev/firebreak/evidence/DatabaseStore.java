package dev.firebreak.evidence;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Content as large objects of PostgreSQL. No transaction is open while bytes come in: a slow client holds nobody up. */
@Component
class DatabaseStore implements ContentStore {

    private final JdbcTemplate jdbc;

    DatabaseStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Storage storage() {
        return Storage.DATABASE;
    }

    @Override
    public String start() {
        return String.valueOf(jdbc.queryForObject("SELECT evidence.start_upload('database')", String.class));
    }

    @Override
    public OutputStream write(String place) {
        return new Growing(place);
    }

    @Override
    public InputStream read(String place) {
        return new Parts(place);
    }

    @Override
    public void drop(String place) {
        jdbc.queryForObject("SELECT evidence.drop_upload('database', ?)", Boolean.class, place);
    }

    /** Gone already: the database removes it with the decision. */
    @Override
    public void remove(String place) {}

    /** Grows by what each call writes. */
    private final class Growing extends OutputStream {

        private final String place;
        private long size;

        Growing(String place) {
            this.place = place;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            byte[] part = length == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, from + length);
            jdbc.query("SELECT evidence.add_to_upload(?, ?, ?)", row -> {}, place, size, part);
            size += length;
        }
    }

    /** Read a part at a time. */
    private final class Parts extends InputStream {

        private final String place;
        private byte[] part = {};
        private int at;
        private long fetched;

        Parts(String place) {
            this.place = place;
        }

        @Override
        public int read() {
            return fill() ? part[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, to, from, count);
            at += count;
            return count;
        }

        private boolean fill() {
            if (at == part.length) {
                byte[] next =
                        jdbc.queryForObject("SELECT lo_get(?::oid, ?, ?)", byte[].class, place, fetched, Uploads.PART);
                part = next == null ? new byte[0] : next;
                fetched += part.length;
                at = 0;
            }
            return part.length > 0;
        }
    }
}
