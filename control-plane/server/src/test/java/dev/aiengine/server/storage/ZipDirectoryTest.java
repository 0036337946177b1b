package dev.aiengine.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipDirectoryTest {
    private static final int ENTRY_BYTES = 46;
    private static final int END_BYTES = 22;
    /** Fields of the end record. */
    private static final int SIZE = 12;

    private static final int START = 16;
    private static final int IN_ZIP64 = 0xFFFF_FFFF;

    @TempDir
    Path folder;

    @Test
    void theEntriesAreThoseOfTheDirectory() throws IOException {
        assertThat(names(zip(0, "a", "b/c"))).containsExactly("a", "b/c");
        assertThat(names(commented(zip(0, "a"), "a comment"))).containsExactly("a");
        assertThat(names(zip(0))).isEmpty();
    }

    @Test
    void aSecondEndRecordIsReadWhetherItIsNeededOrNot() throws IOException {
        byte[] zip = zip(0, "a", "b");
        int start = inEnd(zip, START);
        int size = inEnd(zip, SIZE);
        for (byte[] wide : List.of(
                zip64(zip, start, size, start, size),
                zip64(zip, start, size, IN_ZIP64, size),
                zip64(zip, start, size, IN_ZIP64, IN_ZIP64))) {
            assertThat(names(wide)).containsExactly("a", "b");
            try (ZipFile read = new ZipFile(write(wide).toFile())) {
                assertThat(read.size()).isEqualTo(2);
            }
        }
    }

    @Test
    void moreEntriesThanAnEndRecordCanCountAreRead() throws IOException {
        String[] names = new String[65_536];
        Arrays.setAll(names, Integer::toString);
        assertThat(names(zip(0, names))).hasSize(65_536);
    }

    /** Two readers that go by different numbers would see different files. */
    @Test
    void endRecordsThatContradictEachOtherAreRefused() throws IOException {
        byte[] zip = zip(0, "a", "b");
        int start = inEnd(zip, START);
        int size = inEnd(zip, SIZE);
        for (byte[] wide : List.of(
                zip64(zip, start, size, start - 1, size),
                zip64(zip, start, size, IN_ZIP64, size + 1),
                zip64(zip, 0, size, start, size),
                zip64(zip, start, size - 1, start, size),
                zip64(zip, start - 1, size, IN_ZIP64, size),
                zip64(zip, -1, start + size + 1, IN_ZIP64, IN_ZIP64))) {
            assertRefused(wide).hasMessageContaining("its directory is not where its end record says");
        }
    }

    @Test
    void aDirectoryThatIsNotRightBeforeItsEndRecordIsRefused() throws IOException {
        byte[] zip = zip(0, "a", "b");
        int end = zip.length - END_BYTES;
        byte[] earlier = zip.clone();
        little(earlier).putInt(end + START, inEnd(zip, START) - 1);
        byte[] withoutSecond = zip.clone();
        little(withoutSecond).putInt(end + START, IN_ZIP64);
        byte[] longer = zip.clone();
        int secondEntry = inEnd(zip, START) + ENTRY_BYTES + 1;
        little(longer).putShort(secondEntry + 32, (short) 4);
        for (byte[] misplaced : List.of(earlier, withoutSecond, longer)) {
            assertRefused(misplaced).hasMessageContaining("its directory is not where its end record says");
        }
        assertRefused(Arrays.copyOf(zip, zip.length + 1)).hasMessageContaining("other bytes follow its end record");
    }

    @Test
    void aDirectoryOfMoreThan32MegabytesIsRefused() throws IOException {
        String[] names = new String[600];
        Arrays.setAll(names, Integer::toString);
        // Each entry takes 46 bytes, its name and its comment
        assertThat(names(zip(55_800, names))).hasSize(600);
        assertRefused(zip(55_900, names)).hasMessageContaining("has a directory of more than 33554432 bytes");
    }

    private static byte[] zip(int commentBytes, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(0);
                entry.setCrc(0);
                entry.setComment("c".repeat(commentBytes));
                zip.putNextEntry(entry);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] commented(byte[] zip, String comment) {
        byte[] longer = Arrays.copyOf(zip, zip.length + comment.length());
        little(longer).putShort(zip.length - 2, (short) comment.length());
        return longer;
    }

    private static int inEnd(byte[] zip, int field) {
        return little(zip).getInt(zip.length - END_BYTES + field);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The zip with a second end record and its locator before the first, which says the given start and size. */
    private static byte[] zip64(byte[] zip, long start, long size, int narrowStart, int narrowSize) {
        int end = zip.length - END_BYTES;
        short entries = little(zip).getShort(end + 10);
        return little(new byte[zip.length + 56 + 20])
                .put(zip, 0, end)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0)
                .putLong(entries)
                .putLong(entries)
                .putLong(size)
                .putLong(start)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(end)
                .putInt(1)
                .put(zip, end, 12)
                .putInt(narrowSize)
                .putInt(narrowStart)
                .putShort((short) 0)
                .array();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(byte[] zip) {
        return assertThatThrownBy(() -> names(zip));
    }

    private List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(write(zip))) {
            ZipDirectory.forEach(100_000, channel, entry -> names.add(entry.name()));
        }
        return names;
    }

    private Path write(byte[] zip) throws IOException {
        return Files.write(folder.resolve("a.zip"), zip);
    }
}
