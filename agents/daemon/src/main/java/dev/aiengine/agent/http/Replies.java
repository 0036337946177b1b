package dev.aiengine.agent.http;

import dev.aiengine.agent.serving.LiveVariant;
import dev.aiengine.contract.Json;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes whole responses, head and body, into one buffer each. Belongs to one event loop. */
final class Replies {

    /** What the response says about the connection. */
    enum Afterwards {
        OPEN(""),
        OPEN_1_0("Connection: keep-alive\r\n"),
        CLOSED("Connection: close\r\n");

        private final String header;

        Afterwards(String header) {
            this.header = header;
        }

        /** As the caller wishes. */
        static Afterwards of(HttpRequest request) {
            if (!HttpUtil.isKeepAlive(request)) {
                return CLOSED;
            }
            return HttpVersion.HTTP_1_0.equals(request.protocolVersion()) ? OPEN_1_0 : OPEN;
        }
    }

    /** A byte array that is written again and again. */
    private static final class Scratch extends ByteArrayOutputStream {
        private static final int KEPT = 1 << 16;

        Scratch() {
            super(1024);
        }

        void copyTo(ByteBuf buffer) {
            buffer.writeBytes(buf, 0, count);
        }

        void clear() {
            if (buf.length > KEPT) {
                buf = new byte[1024];
            }
            count = 0;
        }
    }

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final byte[] OK_JSON = ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
    private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");
    private static final byte[] END_OF_LINE = ascii("\r\n");
    private static final int HEAD = 256;

    private final InstantSource clock;
    private final Scratch scratch = new Scratch();
    private byte[] date = new byte[0];
    private long dateSecond = Long.MIN_VALUE;

    Replies(InstantSource clock) {
        this.clock = clock;
    }

    ByteBuf predictions(
            ByteBufAllocator allocator,
            Afterwards afterwards,
            String id,
            LiveVariant variant,
            List<JsonNode> predictions) {
        scratch.clear();
        try (JsonGenerator json = Json.MAPPER.createGenerator(scratch)) {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("model", variant.model());
            json.writeNumberProperty("version", variant.version());
            json.writeNumberProperty("variant", variant.index());
            json.writeArrayPropertyStart("predictions");
            for (JsonNode prediction : predictions) {
                json.writeTree(prediction);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        ByteBuf reply = allocator.buffer(HEAD + scratch.size());
        reply.writeBytes(OK_JSON);
        return finish(reply, afterwards, true);
    }

    ByteBuf json(
            ByteBufAllocator allocator,
            Afterwards afterwards,
            HttpResponseStatus status,
            Map<String, String> headers,
            Object body,
            boolean withBody) {
        return whole(allocator, afterwards, status, "application/json", headers, body, withBody);
    }

    ByteBuf problem(ByteBufAllocator allocator, Afterwards afterwards, Refusal refusal, String path, boolean withBody) {
        return whole(
                allocator,
                afterwards,
                refusal.status(),
                "application/problem+json",
                refusal.headers(),
                refusal.problem(path),
                withBody);
    }

    private ByteBuf whole(
            ByteBufAllocator allocator,
            Afterwards afterwards,
            HttpResponseStatus status,
            String type,
            Map<String, String> headers,
            Object body,
            boolean withBody) {
        scratch.clear();
        scratch.writeBytes(Json.MAPPER.writeValueAsBytes(body));
        StringBuilder head = new StringBuilder(HEAD)
                .append("HTTP/1.1 ")
                .append(status)
                .append("\r\nContent-Type: ")
                .append(type)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteBuf reply = allocator.buffer(2 * HEAD + scratch.size());
        reply.writeBytes(ascii(head.toString()));
        return finish(reply, afterwards, withBody);
    }

    private ByteBuf finish(ByteBuf reply, Afterwards afterwards, boolean withBody) {
        reply.writeBytes(CONTENT_LENGTH);
        writeDecimal(reply, scratch.size());
        reply.writeBytes(END_OF_LINE);
        reply.writeBytes(date());
        reply.writeCharSequence(afterwards.header, StandardCharsets.US_ASCII);
        reply.writeBytes(END_OF_LINE);
        if (withBody) {
            scratch.copyTo(reply);
        }
        return reply;
    }

    private static void writeDecimal(ByteBuf buffer, int number) {
        int unit = 1;
        while (number / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            buffer.writeByte('0' + number / unit % 10);
        }
    }

    private byte[] date() {
        long second = Math.floorDiv(clock.millis(), 1000L);
        if (second != dateSecond) {
            dateSecond = second;
            date = ascii("Date: " + HTTP_DATE.format(Instant.ofEpochSecond(second)) + "\r\n");
        }
        return date;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
