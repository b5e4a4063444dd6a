package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.engine.EffectOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What hostile or broken hooks send. None of it is a yes, and none of it holds a caller up. */
class BadAnswerTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @Test
    void bombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 30; i++) {
                gzip.write(new byte[1024 * 1024]);
            }
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes((OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(packed.toByteArray());
        try (RawServer server = RawServer.answering(answer.toByteArray())) {
            assertThat(send(server.port())).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        }
    }

    @Test
    void headersWithoutEndAreNoAnswer() throws IOException {
        try (RawServer lines = RawServer.answering(OK + "X: y\r\n".repeat(5000));
                RawServer line = RawServer.answering(OK + "X: " + "y".repeat(1_000_000))) {
            assertThat(send(lines.port())).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
            assertThat(send(line.port())).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        }
    }

    @Test
    void refusalOfTenMegabytesIsARefusalInOneLine() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 403 Forbidden\r\n\r\n" + "no ".repeat(3_500_000))) {
            EffectOutcome outcome = send(server.port());
            assertThat(outcome).isInstanceOf(EffectOutcome.Refused.class);
            assertThat(outcome.message()).hasSizeLessThan(400);
        }
    }

    @Test
    void answerToSomethingElseIsNoAnswer() throws IOException {
        try (RawServer continues = RawServer.answering("HTTP/1.1 100 Continue\r\n\r\n");
                RawServer ssh = RawServer.answering("SSH-2.0-OpenSSH_9.2\r\n");
                RawServer negative = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}");
                RawServer twice = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")) {
            assertThat(send(continues.port())).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
            assertThat(send(ssh.port())).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
            assertThat(send(negative.port())).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
            assertThat(send(twice.port())).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        }
    }

    @Test
    void headersThatTrickleAreCutOffInTime() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread trickling = new Thread(() -> trickle(socket), "trickle");
            trickling.setDaemon(true);
            trickling.start();
            long before = System.nanoTime();
            EffectOutcome outcome = send(socket.getLocalPort());
            assertThat(outcome.message()).contains("did not answer within 1 s");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void hundredAnswersThatAreCutOffLeaveNoConnectionBehind() throws IOException {
        try (RawServer endless = RawServer.answering(OK + "\r\n" + " ".repeat(200_000))) {
            HttpHook hook = hook(endless.port());
            for (int i = 0; i < 100; i++) {
                assertThat(hook.send(AHook.CALL).message()).contains("more than 64 KB");
            }
        }
    }

    private static void trickle(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            connection.getInputStream().read(new byte[8192]);
            OutputStream out = connection.getOutputStream();
            out.write(OK.getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 10_000; i++) {
                out.write('X');
                out.flush();
                Thread.sleep(100);
            }
        } catch (IOException hungUp) {
            // As it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EffectOutcome send(int port) {
        return hook(port).send(AHook.CALL);
    }

    private static HttpHook hook(int port) {
        return AHook.http("edr", "url=http://127.0.0.1:" + port + "/", "connect-timeout=1s", "call-timeout=1s");
    }
}
