package dev.aiengine.models.text.cnn;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * Cuts a text into lower-case words. A run of letters and digits is a word, apostrophes inside it included; every other
 * visible character is one of its own, and so is each character of scripts that put no blanks between words.
 */
final class Words {
    /** A longer run is no word of any language; its head stands for it. */
    static final int LONGEST = 64;

    /** Hands over word by word, until {@code more} wants no more. */
    static void read(String text, Predicate<String> more) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < lower.length()) {
            int point = lower.codePointAt(at);
            int end = at + Character.charCount(point);
            if (joins(point)) {
                end = endOfRun(lower, end);
            }
            if (visible(point) && !more.test(lower.substring(at, Math.min(end, at + LONGEST)))) {
                return;
            }
            at = end;
        }
    }

    private static int endOfRun(String text, int from) {
        int end = from;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int next = end + Character.charCount(point);
            boolean apostrophe =
                    (point == '\'' || point == '\u2019') && next < text.length() && joins(text.codePointAt(next));
            if (!joins(point) && !apostrophe) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static boolean joins(int point) {
        if (point < 128) {
            return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
        }
        return (Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK)
                && !alone(point);
    }

    private static boolean alone(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean visible(int point) {
        return !Character.isWhitespace(point) && !Character.isSpaceChar(point) && !Character.isISOControl(point);
    }

    private Words() {}
}
