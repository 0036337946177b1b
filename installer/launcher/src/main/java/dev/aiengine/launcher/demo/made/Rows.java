package dev.aiengine.launcher.demo.made;

import dev.aiengine.contract.client.Upload;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A CSV file whose rows are made one by one.
 *
 * @param header names of the columns, with commas
 */
record Rows(String name, String header, int count, long seed, Maker maker) implements Made {

    /** Makes one row of values with commas. */
    @FunctionalInterface
    interface Maker {
        String row(int number, Random random);
    }

    @Override
    public Upload write(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name + ".csv");
        Random random = new Random(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (String row : (Iterable<String>) rows(random)::iterator) {
                out.write(row + "\n");
            }
        }
        return new Upload(file, Upload.CSV);
    }

    private Stream<String> rows(Random random) {
        return Stream.iterate(0, number -> number + 1).limit(count).map(number -> maker.row(number, random));
    }
}
