package dev.aiengine.models.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message in protobuf's wire format, written field by field. Bytes are kept in pieces, so that nesting a message
 * does not copy the weights inside it.
 */
final class WireMessage {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final List<byte[]> pieces = new ArrayList<>();
    private long size;

    WireMessage number(int field, long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, (long) field << 3 | VARINT);
        varint(out, value);
        return append(out.toByteArray());
    }

    WireMessage real(int field, float value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, (long) field << 3 | FIXED32);
        byte[] bits = new byte[Float.BYTES];
        ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN).putFloat(value);
        out.writeBytes(bits);
        return append(out.toByteArray());
    }

    WireMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    WireMessage bytes(int field, byte[] value) {
        return header(field, value.length).append(value);
    }

    WireMessage message(int field, WireMessage value) {
        header(field, value.size);
        value.pieces.forEach(this::append);
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        for (byte[] piece : pieces) {
            out.write(piece);
        }
    }

    private WireMessage header(int field, long length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, (long) field << 3 | LENGTH);
        varint(out, length);
        return append(out.toByteArray());
    }

    private WireMessage append(byte[] piece) {
        pieces.add(piece);
        size += piece.length;
        return this;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
