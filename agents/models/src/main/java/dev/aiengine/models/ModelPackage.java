package dev.aiengine.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A trained model as a folder: {@code model.json} and what it names. Its archive is a zip without compression, entries
 * in the order of their names and without times, so that the same folder always has the same digest.
 */
public record ModelPackage(Path directory, ModelManifest manifest) {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int MAX_ENTRIES = 1_000;
    private static final long MAX_BYTES = 8L << 30;

    public static ModelPackage open(Path directory) throws IOException {
        return new ModelPackage(directory, ModelManifest.read(directory));
    }

    /** Whether a file is the archive of a package. */
    public static boolean is(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(ModelManifest.FILE) != null;
        } catch (ZipException e) {
            return false;
        }
    }

    /** Writes the archive of a folder. */
    public static void pack(Path directory, Path archive) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> entryName(directory, file)))
                    .toList();
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(entryName(directory, file));
                entry.setTimeLocal(NO_TIME);
                entry.setSize(Files.size(file));
                entry.setCrc(checksum(file));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** Unpacks an archive of unknown origin into an empty folder, refusing what would leave it or fill the disk. */
    public static void unpack(Path archive, Path directory) throws IOException {
        Path root = directory.toAbsolutePath().normalize();
        Files.createDirectories(root);
        long left = MAX_BYTES;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root) || ++entries > MAX_ENTRIES) {
                    throw new IOException("the package has an entry that is not allowed: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    continue;
                }
                Files.createDirectories(target.getParent());
                left -= copy(zip, target, left);
            }
        }
    }

    private static long copy(InputStream in, Path target, long limit) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copied += read;
                if (copied > limit) {
                    throw new IOException("the package unpacks to more than " + MAX_BYTES + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return copied;
    }

    private static String entryName(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    private static long checksum(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return crc.getValue();
    }
}
