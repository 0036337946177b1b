package dev.aiengine.launcher.bench.quality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Film reviews (Pang and Lee's review polarity), split into ten folds by the number in the file's name: cv000 to cv099
 * are the first.
 */
final class ReviewFolds {
    static final String FILE = "review_polarity.tar.gz";
    static final int FOLDS = 10;
    private static final Pattern NAME = Pattern.compile(".*?(pos|neg)/cv([0-9])[0-9]{2}_[0-9]+\\.txt");

    private final List<Review> reviews;

    /** The bytes of the text are kept as Latin-1, which loses none. */
    private record Review(String label, int fold, String name, String text) {}

    private ReviewFolds(List<Review> reviews) {
        this.reviews = reviews;
    }

    static ReviewFolds read(Path archive) throws IOException {
        List<Review> reviews = new ArrayList<>();
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Matcher name = NAME.matcher(entry.getName());
                if (entry.isFile() && name.matches()) {
                    String own = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                    reviews.add(new Review(
                            name.group(1),
                            Integer.parseInt(name.group(2)),
                            own,
                            new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1)));
                }
            }
        }
        return new ReviewFolds(reviews);
    }

    int size() {
        return reviews.size();
    }

    Path writeTraining(Path archive, int fold) throws IOException {
        return write(archive, review -> review.fold() != fold);
    }

    Path writeTest(Path archive, int fold) throws IOException {
        return write(archive, review -> review.fold() == fold);
    }

    private Path write(Path archive, Predicate<Review> wanted) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (Review review : reviews.stream().filter(wanted).toList()) {
                byte[] text = review.text().getBytes(StandardCharsets.ISO_8859_1);
                TarArchiveEntry entry = new TarArchiveEntry(review.label() + "/" + review.name());
                entry.setSize(text.length);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }
}
