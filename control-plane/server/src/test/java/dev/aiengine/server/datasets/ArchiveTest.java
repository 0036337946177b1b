package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ArchiveTest {
    private static final DatasetProperties LIMITS = new DatasetProperties(
            DataSize.ofMegabytes(1),
            10,
            4,
            4,
            DataSize.ofBytes(20_480),
            DataSize.ofKilobytes(1),
            DataSize.ofMegabytes(64),
            1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"ZIP", "TAR_GZ"})
    void theFilesComeInTheArchivesOrder(Format format) throws IOException {
        Path file = archive(format, "./pos/2.txt", "neg/1.txt", "readme");
        assertThat(paths(format, file)).containsExactly("pos/2.txt", "neg/1.txt", "readme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.txt", "a/../../b.txt", "/etc/passwd", "C:/a.txt", "..\\b.txt", "a//b", "a/./b"})
    void aPathThatIsNotPlainlyWithinTheArchiveIsRefusedInBothKinds(String path) throws IOException {
        for (Format format : List.of(Format.ZIP, Format.TAR_GZ)) {
            // The tar writer strips a leading slash itself
            if (format == Format.TAR_GZ && (path.startsWith("/") || path.contains("\\") || path.startsWith("C:"))) {
                continue;
            }
            Path file = archive(format, path);
            assertThatThrownBy(() -> paths(format, file)).hasMessageContaining("leads out of the archive");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ZIP", "TAR_GZ"})
    void asManyEntriesAsTheLimitAreTakenAndOneMoreIsNot(Format format) throws IOException {
        Path four = archive(format, "a/1", "a/2", "a/3", "a/4");
        assertThat(paths(format, four)).hasSize(4);
        Path five = archive(format, "a/1", "a/2", "a/3", "a/4", "a/5");
        assertThatThrownBy(() -> paths(format, five)).hasMessageContaining("has more than 4 entries");
    }

    @Test
    void aZipThatUnpacksToTheLimitIsTakenAndALargerOneIsNot() throws IOException {
        assertThat(paths(Format.ZIP, zip("a/1", new byte[10_240], "a/2", new byte[10_240])))
                .hasSize(2);
        Path bomb = zip("a/1", new byte[10_240], "a/2", new byte[10_241]);
        assertThatThrownBy(() -> paths(Format.ZIP, bomb)).hasMessageContaining("unpacks to more than 20480 bytes");
    }

    /** What a tar unpacks to is the whole tar: a header of 512 bytes, the file, 1024 bytes of end. */
    @Test
    void aTarThatUnpacksToTheLimitIsTakenAndALargerOneIsNot() throws IOException {
        assertThat(paths(Format.TAR_GZ, tar(tar -> file(tar, "a/1", new byte[18_944]))))
                .hasSize(1);
        Path bomb = tar(tar -> file(tar, "a/1", new byte[18_945]));
        assertThatThrownBy(() -> paths(Format.TAR_GZ, bomb)).hasMessageContaining("unpacks to more than 20480 bytes");
    }

    @Test
    void linksAndDevicesInATarAreRefused() throws IOException {
        for (byte kind :
                new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_FIFO}) {
            Path file = tar(tar -> {
                TarArchiveEntry entry = new TarArchiveEntry("pos/a.txt", kind);
                entry.setLinkName("/etc/passwd");
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            });
            assertThatThrownBy(() -> paths(Format.TAR_GZ, file)).hasMessageContaining("is a link, a device");
        }
    }

    @Test
    void anEncryptedZipIsRefused() throws IOException {
        Path file = archive(Format.ZIP, "pos/a.txt");
        byte[] bytes = Files.readAllBytes(file);
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        bytes[directory + 8] |= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> paths(Format.ZIP, file)).hasMessageContaining("is encrypted");
    }

    @Test
    void aFileThatIsInTheArchiveTwiceIsRefused() throws IOException {
        Path file = tar(tar -> {
            file(tar, "a/1", new byte[1]);
            file(tar, "a/1", new byte[1]);
        });
        assertThatThrownBy(() -> paths(Format.TAR_GZ, file)).hasMessageContaining("is in the archive twice");
    }

    @Test
    void whatIsNoArchiveOrIsCutShortIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "just some text, long enough to hold a header or two");
        assertThatThrownBy(() -> paths(Format.ZIP, text)).hasMessageContaining("is not a zip archive");
        assertThatThrownBy(() -> paths(Format.TAR_GZ, text)).hasMessageContaining("is not a whole tar.gz archive");
        byte[] whole = Files.readAllBytes(archive(Format.TAR_GZ, "a/1", "a/2"));
        Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> paths(Format.TAR_GZ, cut)).hasMessageContaining("is not a whole tar.gz archive");
    }

    @Test
    void aZipThatLiesAboutItsNumberOfEntriesIsCounted() throws IOException {
        Path file = archive(Format.ZIP, "a/1", "a/2", "a/3", "a/4", "a/5");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 22 + 8] = 1;
        bytes[bytes.length - 22 + 10] = 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> paths(Format.ZIP, file)).hasMessageContaining("has more than 4 entries");
    }

    @Test
    void onlyFilesInFoldersWithoutFurtherFoldersAreRows() {
        LabelFolders folders = new LabelFolders();
        for (String path : List.of(
                "README",
                "set/LICENSE",
                "set/pos/1.txt",
                "set/neg/1.txt",
                "set/pos/.DS_Store",
                "__MACOSX/set/x.txt",
                ".git/a/b")) {
            folders.add(path);
        }
        assertThat(folders.rows()).containsExactlyInAnyOrder("set/pos/1.txt", "set/neg/1.txt");
        assertThat(LabelFolders.label("set/pos/1.txt")).isEqualTo("pos");
    }

    @Test
    void anArchiveWithoutLabelFoldersIsRefused() {
        LabelFolders folders = new LabelFolders();
        folders.add("train.csv");
        folders.add("__MACOSX/a/b");
        assertThatThrownBy(folders::rows).hasMessageContaining("has no file in a label folder");
    }

    private static List<String> paths(Format format, Path file) throws IOException {
        List<String> paths = new ArrayList<>();
        Archive.of(format, file, LIMITS).forEach((path, content) -> paths.add(path));
        return paths;
    }

    private Path archive(Format format, String... paths) throws IOException {
        if (format == Format.ZIP) {
            Object[] entries = new Object[paths.length * 2];
            for (int i = 0; i < paths.length; i++) {
                entries[2 * i] = paths[i];
                entries[2 * i + 1] = new byte[] {'x'};
            }
            return zip(entries);
        }
        return tar(tar -> {
            for (String path : paths) {
                file(tar, path, new byte[] {'x'});
            }
        });
    }

    private Path zip(Object... pathsAndBytes) throws IOException {
        Path file = Files.createTempFile(folder, "archive", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < pathsAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) pathsAndBytes[i]));
                zip.write((byte[]) pathsAndBytes[i + 1]);
                zip.closeEntry();
            }
        }
        return file;
    }

    private interface Filling {
        void fill(TarArchiveOutputStream tar) throws IOException;
    }

    private Path tar(Filling filling) throws IOException {
        Path file = Files.createTempFile(folder, "archive", ".tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)))) {
            filling.fill(tar);
        }
        return file;
    }

    private static void file(TarArchiveOutputStream tar, String path, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
