package dev.aiengine.models.image;

import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The images of a dataset, read one by one from the zip they came in. */
public final class ImageArchive implements AutoCloseable {
    /** Of one file. */
    public static final int MOST_BYTES = 64 << 20;

    private final String reference;
    private final ZipFile zip;

    private ImageArchive(String reference, ZipFile zip) {
        this.reference = reference;
        this.zip = zip;
    }

    public static ImageArchive open(Table table) throws IOException {
        Path archive = table.archive();
        if (archive == null) {
            throw new Untrainable(table.reference() + " has no images: make a dataset of a zip with image files");
        }
        try {
            return new ImageArchive(table.reference(), new ZipFile(archive.toFile()));
        } catch (ZipException e) {
            throw new Untrainable(table.reference() + " is no zip that can be read: " + e.getMessage());
        }
    }

    /**
     * Decodes a file.
     *
     * @param wanted length of the shorter side, as {@link Images#decode(byte[], int)} takes it
     * @throws Untrainable when there is no such image, with its name
     */
    public Pixels read(String file, int wanted) throws IOException {
        try {
            return Images.decode(bytes(file), wanted);
        } catch (UnreadableImage e) {
            throw new Untrainable("the image " + file + " of " + reference + " " + e.getMessage()
                    + "; replace or remove it and make the dataset again");
        }
    }

    /** The size of a file that {@link #read} could read. */
    public Images.Size size(String file) throws IOException {
        try {
            return Images.size(bytes(file));
        } catch (UnreadableImage e) {
            throw new Untrainable("the image " + file + " of " + reference + " " + e.getMessage());
        }
    }

    private byte[] bytes(String file) throws IOException {
        ZipEntry entry = zip.getEntry(file);
        if (entry == null) {
            // Names of rows have no leading dot, those of some archives do
            entry = zip.getEntry("./" + file);
        }
        if (entry == null) {
            throw new Untrainable(reference + " has no file " + file);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Untrainable(
                        "the image " + file + " of " + reference + " has more than " + (MOST_BYTES >> 20) + " MB");
            }
            return bytes;
        } catch (ZipException e) {
            throw new Untrainable(
                    "the file " + file + " of " + reference + " is damaged in the zip: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
