package dev.aiengine.launcher.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabTest {
    @TempDir
    private Path folder;

    @Test
    void aRowIsLabelledWhereItsSeriesHasAWindowBothEndsIncluded() throws IOException {
        Path archive = folder.resolve("nab.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            add(zip, "nab/real/b.csv", "timestamp,value\n2014-02-14 14:30:00,5.0\n");
            add(zip, "nab/real/a.csv", """
                    timestamp,value
                    2014-02-14 14:25:00,1.0
                    2014-02-14 14:30:00,2.0
                    2014-02-14 14:35:00,3.0
                    2014-02-14 14:40:00,4.0
                    """);
            add(zip, "nab/labels/combined_windows.json", """
                    {"real/a.csv": [["2014-02-14 14:30:00.000000", "2014-02-14 14:35:00.000000"]], "real/b.csv": []}""");
        }
        Path csv = folder.resolve("nab.csv");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Nab.write(zip, csv);
        }
        assertThat(Files.readAllLines(csv))
                .containsExactly(
                        "series,timestamp,value,label",
                        "real/a.csv,2014-02-14 14:25:00,1.0,0",
                        "real/a.csv,2014-02-14 14:30:00,2.0,1",
                        "real/a.csv,2014-02-14 14:35:00,3.0,1",
                        "real/a.csv,2014-02-14 14:40:00,4.0,0",
                        "real/b.csv,2014-02-14 14:30:00,5.0,0");
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
