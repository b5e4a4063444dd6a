package dev.firebreak.containment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Network namespaces of Linux: machines that cost nothing, and touch nothing of this one. */
final class Namespaces implements AutoCloseable {

    private final String prefix = "fb" + ProcessHandle.current().pid() + "-";
    private final List<String> names = new ArrayList<>();

    /** Whether this machine lets us: root, iproute2 and nftables. */
    static boolean possible() {
        try (Namespaces namespaces = new Namespaces()) {
            namespaces.add("probe");
            namespaces.in("probe", "nft", "list", "ruleset");
            return true;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    void add(String name) throws IOException, InterruptedException {
        run(List.of("ip", "netns", "add", prefix + name));
        names.add(name);
        in(name, "ip", "link", "set", "lo", "up");
    }

    /** A cable between two of them; each end is named after the other machine and has an address per version. */
    void connect(String one, String other, String network4, String network6) throws IOException, InterruptedException {
        run(List.of(
                "ip",
                "link",
                "add",
                other,
                "netns",
                prefix + one,
                "type",
                "veth",
                "peer",
                one,
                "netns",
                prefix + other));
        address(one, other, network4 + ".1/24", network6 + "::1/64");
        address(other, one, network4 + ".2/24", network6 + "::2/64");
    }

    private void address(String machine, String device, String four, String six)
            throws IOException, InterruptedException {
        in(machine, "ip", "addr", "add", four, "dev", device);
        in(machine, "ip", "-6", "addr", "add", six, "dev", device, "nodad");
        in(machine, "ip", "link", "set", device, "up");
    }

    String in(String name, String... command) throws IOException, InterruptedException {
        return run(line(name, command));
    }

    List<String> line(String name, String... command) {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", prefix + name));
        line.addAll(List.of(command));
        return line;
    }

    /** Starts a class of the tests in a Java of its own there. */
    Process java(String name, Class<?> main, String... words) throws IOException {
        List<String> line = line(
                name,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        line.addAll(List.of(words));
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String run(List<String> line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(line + ": " + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (String name : names) {
            run(List.of("ip", "netns", "del", prefix + name));
        }
    }
}
