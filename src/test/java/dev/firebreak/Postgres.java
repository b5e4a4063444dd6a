package dev.firebreak;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL of a test application, taken away and brought back by its own means. */
public final class Postgres {

    private final Path data;

    /** @param data the data folder of the application */
    public Postgres(Path data) {
        this.data = data.resolve("postgres").toAbsolutePath();
    }

    /** Its clients are cut off in the middle of what they do, and what they committed stays; it is gone when this returns. */
    public void stop() throws IOException, InterruptedException {
        control("stop", "-m", "fast");
    }

    /** At the port where it was; it answers when this returns. */
    public void start() throws IOException, InterruptedException {
        control("restart");
    }

    private void control(String... what) throws IOException, InterruptedException {
        String server = Files.readString(data.resolve("postmaster.opts")).split(" ", 2)[0];
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(Path.of(server).resolveSibling("pg_ctl").toString());
        command.addAll(List.of(what));
        command.addAll(List.of(
                "-w",
                "-D",
                data.toString(),
                "-l",
                data.resolveSibling("postgres.log").toString()));
        Process done = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(done.waitFor()).as("%s", command).isZero();
    }
}
