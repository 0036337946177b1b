package dev.aiengine.console.support;

import dev.aiengine.console.support.Play.Answer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers as a small engine does, or as a bad one would: what becomes of its answers can be changed at any time. On
 * sockets of its own, because the JDK's server neither lets go of its clock nor breaks off.
 */
public final class PlayedEngine implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("([A-Z]+) /api/v1/([^? ]*)\\??([^ ]*) ");
    private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length: *(\\d+)");
    private static final long SWALLOWED = 64 << 20;
    /** The first byte of a TLS connection. */
    private static final int HANDSHAKE = 0x16;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> listeners = new CopyOnWriteArrayList<>();
    private final List<Socket> held = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Duration ahead;
    private final PlayedAnswers answers;
    private volatile Play play = Play.WELL;
    private volatile Play health = Play.WELL;

    private PlayedEngine(Duration ahead, PlayedAnswers answers) throws IOException {
        this.ahead = ahead;
        this.answers = answers;
        Thread.ofVirtual().name("played-engine").start(this::serve);
    }

    public static PlayedEngine started() throws IOException {
        return writing(name -> name, words -> words);
    }

    /**
     * Whose people write so.
     *
     * @param names of what is part of addresses
     * @param words reasons, errors, titles, labels, columns
     */
    public static PlayedEngine writing(UnaryOperator<String> names, UnaryOperator<String> words) throws IOException {
        return new PlayedEngine(Duration.ZERO, new PlayedAnswers(Instant.now(), names, words, 1));
    }

    /** With so many datasets. */
    public static PlayedEngine with(int datasets) throws IOException {
        return new PlayedEngine(
                Duration.ZERO, new PlayedAnswers(Instant.now(), name -> name, words -> words, datasets));
    }

    /** Whose clock is ahead of this computer's; behind where negative. */
    public static PlayedEngine ahead(Duration ahead) throws IOException {
        return new PlayedEngine(ahead, new PlayedAnswers(Instant.now().plus(ahead), name -> name, words -> words, 1));
    }

    /** Plays so with everything but its health and its tenants, without which there is no connection. */
    public void play(Play other) {
        play = other;
    }

    /** Plays so with everything. */
    public void playWhole(Play other) {
        play = other;
        health = other;
    }

    /** How often datasets were asked for. */
    public int asked() {
        return asked.get();
    }

    /** How many listen to its events. */
    public int listeners() {
        return listeners.size();
    }

    /** Writes this to whoever listens to its events, as it stands. */
    public void write(String raw) throws IOException {
        for (Socket listener : listeners) {
            listener.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Ends the streams of events where they are. */
    public void cut() throws IOException {
        List<Socket> ended = List.copyOf(listeners);
        listeners.clear();
        for (Socket listener : ended) {
            listener.close();
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> hear(caller));
            } catch (IOException e) {
                // closed, and asked again above
            }
        }
    }

    private void hear(Socket caller) {
        try {
            InputStream in = new BufferedInputStream(caller.getInputStream());
            String head = head(in);
            Matcher line = LINE.matcher(head);
            if (!line.find()) {
                send(caller, new Answer(400, "text/plain", "what?"));
                caller.close();
            } else if (line.group(1).equals("PUT") && line.group(2).endsWith("/slow")) {
                held.add(caller);
                write(caller, "HTTP/1.1 100 Continue\r\n\r\n");
            } else if (line.group(2).equals("events") && health.equals(Play.WELL)) {
                write(caller, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
                listeners.add(caller);
            } else {
                send(caller, answer(line.group(1), line.group(2), line.group(3)));
                caller.shutdownOutput();
                // As servers do: a little of what is still sent is taken in, or it would break what was said
                in.skipNBytes(SWALLOWED);
                caller.close();
            }
        } catch (IOException e) {
            // whoever asked is gone
        }
    }

    private Answer answer(String method, String route, String query) {
        if (method.equals("PUT")) {
            return new Answer(
                    413,
                    "application/problem+json",
                    "{\"title\":\"Too Large\",\"status\":413,\"detail\":\"A dataset may have 1 GB\"}");
        }
        if (route.equals("datasets")) {
            asked.incrementAndGet();
        }
        Object known = answers.to(route, query);
        Play played = route.equals("health") || route.equals("tenants") ? health : play;
        return played.answer(known == null ? new Answer(404, "text/html", "<h1>No</h1>") : Answer.of(known));
    }

    private void send(Socket caller, Answer answer) throws IOException {
        byte[] body = answer.bytes();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
        write(
                caller,
                "HTTP/1.1 " + answer.status() + " Played\r\nDate: " + date + "\r\nContent-Type: " + answer.type()
                        + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
        caller.getOutputStream().write(body, 0, answer.cut() ? body.length / 2 : body.length);
    }

    private static void write(Socket caller, String words) throws IOException {
        caller.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    /** Up to the empty line, and past a small body. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0 || (head.isEmpty() && next == HANDSHAKE)) {
                return "";
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find() && head.indexOf("POST") == 0) {
            in.skipNBytes(Long.parseLong(length.group(1)));
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
        for (Socket caller : held) {
            caller.close();
        }
    }
}
