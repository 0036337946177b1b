package dev.aiengine.models.recommend;

import dev.aiengine.models.PublicData;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;

/** MovieLens 100k, out of its archive. */
final class PublicRatings {

    /** The ratings of a fold, tested on its own test rows. */
    static TrainingRun fold(int fold, Map<String, Object> params, Path folder) throws IOException {
        Files.createDirectories(folder);
        return TrainingRuns.of(
                "collaborative-filtering",
                params,
                ratings("u" + fold + ".base", folder),
                ratings("u" + fold + ".test", folder),
                null,
                folder);
    }

    /** The films: a title, the year of release and nineteen flags of genres. */
    static Table films(Path folder) throws IOException {
        return Tables.of(
                folder.resolve("films.parquet"),
                "select column00 as item, column01 as title, try_cast(right(column02, 4) as integer) as year, "
                        + "* exclude (column00, column01, column02, column03, column04) from read_csv('"
                        + file("u.item", folder) + "', delim = '|', header = false, quote = '', encoding = 'latin-1')");
    }

    private static Table ratings(String name, Path folder) throws IOException {
        return Tables.of(
                folder.resolve(name + ".parquet"),
                "select column0 as \"user\", column1 as item, column2 as rating, column3 as timestamp from read_csv('"
                        + file(name, folder) + "', delim = '\t', header = false)");
    }

    private static Path file(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (ZipFile zip = new ZipFile(PublicData.file("ml-100k.zip").toFile());
                InputStream in = zip.getInputStream(zip.getEntry("ml-100k/" + name))) {
            Files.copy(in, file);
        }
        return file;
    }

    private PublicRatings() {}
}
