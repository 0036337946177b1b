package dev.aiengine.models.anomaly;

import dev.aiengine.models.series.SeriesColumns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * {@code detectors.bin}, big-endian: magic {@code AEAD}, format, step, threshold, the value columns, then per known
 * series its name, its last time and its state, then the CRC-32C of all before. Packages come from anywhere: the
 * checksum, every count and every state are checked when it is read.
 */
final class DetectorsFile {
    static final String NAME = "detectors.bin";
    /** Bytes of state kept; series that come later in the file start cold when they are served. */
    static final long MOST_STATE = 64L << 20;

    private static final int MAGIC = 0x41454144;
    private static final int FORMAT = 1;
    private static final int LONGEST_NAME = 10_000;

    static void write(Detectors detectors, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(FORMAT);
        out.writeLong(detectors.step());
        out.writeDouble(detectors.threshold());
        out.writeInt(detectors.columns().size());
        for (String column : detectors.columns()) {
            writeBytes(out, column.getBytes(StandardCharsets.UTF_8));
        }
        out.writeInt(detectors.known().size());
        for (Map.Entry<String, Detectors.Known> series : detectors.known().entrySet()) {
            writeBytes(out, series.getKey().getBytes(StandardCharsets.UTF_8));
            out.writeLong(series.getValue().last());
            writeBytes(out, series.getValue().state());
        }
        out.writeInt(checksum(bytes.toByteArray()));
        Files.write(file, bytes.toByteArray());
    }

    static Detectors read(Path file) throws IOException {
        long size = Files.size(file);
        if (size < 8 || size > 2 * MOST_STATE) {
            throw damaged("it has " + size + " bytes");
        }
        byte[] all = Files.readAllBytes(file);
        byte[] content = Arrays.copyOf(all, all.length - Integer.BYTES);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
        if (in.readInt() != MAGIC || in.readInt() != FORMAT) {
            throw damaged("it does not begin as one of format " + FORMAT);
        }
        DataInputStream end = new DataInputStream(new ByteArrayInputStream(all, content.length, Integer.BYTES));
        if (end.readInt() != checksum(content)) {
            throw damaged("its checksum does not match");
        }
        Detectors detectors = content(in);
        for (String series : detectors.known().keySet()) {
            // Tried here, so that a damaged state is met when the package is loaded and not in a prediction
            detectors.watch(series);
        }
        return detectors;
    }

    private static Detectors content(DataInputStream in) throws IOException {
        long step = in.readLong();
        double threshold = in.readDouble();
        int width = in.readInt();
        if (step < 1 || !(threshold > 0) || threshold > 2 || width < 1 || width > SeriesColumns.MOST_VALUES) {
            throw damaged("it says step " + step + ", threshold " + threshold + ", " + width + " columns");
        }
        List<String> columns = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            columns.add(name(in));
        }
        Map<String, Detectors.Known> known = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = name(in);
            known.put(name, new Detectors.Known(in.readLong(), bytes(in, in.available())));
        }
        return new Detectors(columns, step, threshold, known);
    }

    private static String name(DataInputStream in) throws IOException {
        return new String(bytes(in, LONGEST_NAME), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > Math.min(most, in.available())) {
            throw damaged("it says " + length + " bytes where fewer are left");
        }
        return in.readNBytes(length);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static IOException damaged(String why) {
        return new IOException(NAME + " is not a usable file of detectors: " + why);
    }

    private DetectorsFile() {}
}
