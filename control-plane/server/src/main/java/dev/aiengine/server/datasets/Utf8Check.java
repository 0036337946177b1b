package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;

/** Whether bytes are UTF-8 text (RFC 3629: no overlong forms, no surrogates), told byte by byte. */
final class Utf8Check {
    private long offset;
    private long line = 1;
    private int following;
    private int low = 0x80;
    private int high = 0xBF;

    /** Takes the next byte, 0 to 255. */
    void accept(int value) {
        if (following > 0) {
            if (value < low || value > high) {
                throw refused(value);
            }
            following--;
            low = 0x80;
            high = 0xBF;
        } else if (value >= 0x80) {
            lead(value);
        } else if (value == '\n') {
            line++;
        } else if (value == 0) {
            throw refused(value);
        }
        offset++;
    }

    void end() {
        if (following > 0) {
            throw ApiException.invalid("file", "ends within a UTF-8 character, at byte " + offset + "; send it whole");
        }
    }

    private void lead(int value) {
        if (value >= 0xC2 && value <= 0xDF) {
            following = 1;
        } else if (value >= 0xE0 && value <= 0xEF) {
            following = 2;
            low = value == 0xE0 ? 0xA0 : 0x80;
            high = value == 0xED ? 0x9F : 0xBF;
        } else if (value >= 0xF0 && value <= 0xF4) {
            following = 3;
            low = value == 0xF0 ? 0x90 : 0x80;
            high = value == 0xF4 ? 0x8F : 0xBF;
        } else {
            throw refused(value);
        }
    }

    private ApiException refused(int value) {
        return ApiException.invalid(
                "file",
                "is not UTF-8 text: byte 0x%02X at offset %d, line %d; save it as UTF-8 and send it again"
                        .formatted(value, offset, line));
    }
}
