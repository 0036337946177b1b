package dev.aiengine.models.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads one message in protobuf's wire format, field by field, out of bytes that may be damaged. */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer bytes;
    private int field;
    private int type;

    WireReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Goes to the next field, of which the value must then be read or skipped; false at the end. */
    boolean next() throws IOException {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) (tag & 7);
        if (field <= 0) {
            throw damaged();
        }
        return true;
    }

    int field() {
        return field;
    }

    boolean isMessage() {
        return type == LENGTH;
    }

    boolean isNumber() {
        return type == VARINT;
    }

    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw damaged();
            }
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    /** The bytes of a message or text, still where they are. */
    ByteBuffer bytes() throws IOException {
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw damaged();
        }
        ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return slice;
    }

    String text() throws IOException {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    void skip() throws IOException {
        switch (type) {
            case VARINT -> varint();
            case LENGTH -> bytes();
            case FIXED64 -> advance(Long.BYTES);
            case FIXED32 -> advance(Integer.BYTES);
            default -> throw damaged();
        }
    }

    private void advance(int count) throws IOException {
        if (bytes.remaining() < count) {
            throw damaged();
        }
        bytes.position(bytes.position() + count);
    }

    private static IOException damaged() {
        return new IOException("the file is not an ONNX model, or is damaged");
    }
}
