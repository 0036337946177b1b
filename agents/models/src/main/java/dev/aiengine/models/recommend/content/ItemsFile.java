package dev.aiengine.models.recommend.content;

import dev.aiengine.models.recommend.ModelFile;
import java.io.IOException;
import java.nio.file.Path;

/** {@code items.bin}: how many items and dimensions, the names, then a scale and a row of bytes for each. */
final class ItemsFile {
    static final String NAME = "items.bin";

    private static final int MAGIC = 0x41454349; // AECI
    private static final int FORMAT = 1;
    private static final int MOST_DIMENSIONS = 1_024;

    /** The names of the items, and their vectors in the same order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Items(String[] names, Quantised vectors) {}

    static void write(Items items, Path file) throws IOException {
        ModelFile.write(file, MAGIC, out -> {
            out.writeInt(FORMAT);
            out.writeInt(items.names().length);
            out.writeInt(items.vectors().dimensions());
            for (String name : items.names()) {
                out.writeUTF(name);
            }
            ModelFile.write(out, items.vectors().scales());
            for (byte[] row : items.vectors().rows()) {
                out.write(row);
            }
        });
    }

    static Items read(Path file) throws IOException {
        try (ModelFile.Reader in = new ModelFile.Reader(file, MAGIC)) {
            int format = in.integer();
            if (format != FORMAT) {
                throw in.damaged("its format is " + format + ", known is " + FORMAT);
            }
            int count = in.count(Catalogue.MOST_ITEMS);
            int dimensions = in.count(MOST_DIMENSIONS);
            if (count == 0 || dimensions == 0) {
                throw in.damaged("it holds no items");
            }
            String[] names = in.texts(count);
            float[] scales = in.numbers(count);
            byte[][] rows = new byte[count][];
            for (int item = 0; item < count; item++) {
                rows[item] = in.bytes(dimensions);
            }
            in.end();
            return new Items(names, new Quantised(rows, scales));
        }
    }

    private ItemsFile() {}
}
