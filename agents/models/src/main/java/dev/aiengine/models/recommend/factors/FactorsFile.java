package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.recommend.ModelFile;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code factors.bin}: the names of users and items, then all vectors in the order of {@link FactorModel}. */
final class FactorsFile {
    static final String NAME = "factors.bin";
    static final int LONGEST_VECTOR = 4_096;

    private static final int MAGIC = 0x41455246; // AERF
    private static final int FORMAT = 1;

    static void write(FactorModel model, Path file) throws IOException {
        ModelFile.write(file, MAGIC, out -> {
            out.writeInt(FORMAT);
            out.writeInt(model.users().size());
            out.writeInt(model.items().size());
            write(out, model.users());
            write(out, model.items());
            write(out, model.userPreferences());
            write(out, model.itemPreferences());
            for (int count : model.popularity()) {
                out.writeInt(count);
            }
            for (int[] items : model.seen()) {
                out.writeInt(items.length);
                for (int item : items) {
                    out.writeInt(item);
                }
            }
            out.writeInt(model.rank());
            if (model.ratings() != null) {
                write(out, model.ratings());
            }
        });
    }

    static FactorModel read(Path file) throws IOException {
        try (ModelFile.Reader in = new ModelFile.Reader(file, MAGIC)) {
            int format = in.integer();
            if (format != FORMAT) {
                throw in.damaged("its format is " + format + ", known is " + FORMAT);
            }
            int users = in.count(Ratings.MOST_NAMES);
            int items = in.count(Ratings.MOST_NAMES);
            Names userNames = names(in, users);
            Names itemNames = names(in, items);
            float[][] userPreferences = rows(in, users);
            float[][] itemPreferences = rows(in, items);
            if (users == 0 || items == 0 || userPreferences[0].length != itemPreferences[0].length) {
                throw in.damaged("its vectors of users and items do not fit together");
            }
            int[] popularity = new int[items];
            for (int item = 0; item < items; item++) {
                popularity[item] = in.count(Ratings.MOST_RATINGS);
            }
            int[][] seen = new int[users][];
            for (int user = 0; user < users; user++) {
                seen[user] = new int[in.count(items)];
                for (int i = 0; i < seen[user].length; i++) {
                    seen[user][i] = in.count(items - 1);
                }
            }
            int rank = in.count(LONGEST_VECTOR);
            RatingFactors ratings = rank == 0 ? null : ratings(in, users, items, rank);
            in.end();
            return new FactorModel(
                    userNames, itemNames, rank, ratings, userPreferences, itemPreferences, popularity, seen);
        }
    }

    private static void write(DataOutputStream out, RatingFactors ratings) throws IOException {
        out.writeFloat(ratings.mean());
        out.writeFloat(ratings.low());
        out.writeFloat(ratings.high());
        ModelFile.write(out, ratings.userHabit());
        ModelFile.write(out, ratings.itemHabit());
        ModelFile.write(out, ratings.userBias());
        ModelFile.write(out, ratings.itemBias());
        write(out, ratings.users());
        write(out, ratings.items());
    }

    private static @Nullable RatingFactors ratings(ModelFile.Reader in, int users, int items, int rank)
            throws IOException {
        RatingFactors ratings = new RatingFactors(
                in.number(),
                in.number(),
                in.number(),
                in.numbers(users),
                in.numbers(items),
                in.numbers(users),
                in.numbers(items),
                rows(in, users),
                rows(in, items));
        int length = ratings.users()[0].length;
        if (length != ratings.items()[0].length || length % rank != 0 || ratings.low() > ratings.high()) {
            throw in.damaged("its vectors of ratings do not fit together");
        }
        return ratings;
    }

    private static void write(DataOutputStream out, Names names) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            out.writeUTF(names.name(i));
        }
    }

    private static Names names(ModelFile.Reader in, int count) throws IOException {
        Names names = Names.of(in.texts(count));
        if (names.size() != count) {
            throw in.damaged("it holds a name twice");
        }
        return names;
    }

    private static void write(DataOutputStream out, float[][] rows) throws IOException {
        out.writeInt(rows[0].length);
        for (float[] row : rows) {
            ModelFile.write(out, row);
        }
    }

    private static float[][] rows(ModelFile.Reader in, int count) throws IOException {
        int length = in.count(LONGEST_VECTOR);
        if (length == 0) {
            throw in.damaged("it holds vectors of no length");
        }
        return in.rows(count, length);
    }

    private FactorsFile() {}
}
