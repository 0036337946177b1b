package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.recommend.Columns;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pairs to learn from and pairs to test on, which take no part in any choice.
 *
 * @param users those with a training pair
 * @param items those with a training pair
 * @param test users and items that no training pair has are {@link Names#UNKNOWN}
 * @param merged rows that gave way to another one of the same user and item
 */
record Split(Names users, Names items, Pairs train, Pairs test, boolean explicit, int dropped, int merged) {
    private static final int FEWEST_PAIRS = 20;

    /** Reads the run's tables and splits as its parameters say. */
    static Split of(TrainingRun run) throws IOException {
        Ratings ratings = Ratings.read(run.train(), RatingColumns.of(Columns.of(run.train()), run.params()));
        boolean explicit = explicit(ratings, run.params().text("mode"));
        Distinct rows = Distinct.of(ratings, explicit);
        if (run.test() != null) {
            Ratings tested = Ratings.read(run.test(), RatingColumns.of(Columns.of(run.test()), run.params()));
            if (explicit && !tested.rated()) {
                throw new Untrainable(tested.reference() + " has no ratings to test on");
            }
            Distinct test = Distinct.of(tested, explicit);
            return checked(
                    ratings,
                    rows.pairs(),
                    tested,
                    test.pairs(),
                    explicit,
                    tested.dropped(),
                    rows.merged() + test.merged());
        }
        boolean[] held = held(rows, ratings.users().size(), run.params());
        return checked(
                ratings,
                rows.pairs().at(positions(held, false)),
                ratings,
                rows.pairs().at(positions(held, true)),
                explicit,
                0,
                rows.merged());
    }

    /** The positions with this mark. */
    static int[] positions(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length).filter(i -> held[i] == wanted).toArray();
    }

    /** Marks a share of each user's pairs, drawn with the seed; a user's last pair is never taken. */
    static boolean[] drawn(int[] user, int users, double share, long seed) {
        boolean[] held = new boolean[user.length];
        Links byUser = Links.by(user, user, users);
        SplittableRandom random = new SplittableRandom(seed);
        for (int one = 0; one < users; one++) {
            int size = byUser.size(one);
            int wanted = Math.min(size - 1, (int) Math.round(share * size));
            for (int left = size; left > 0 && wanted > 0; left--) {
                if (random.nextInt(left) < wanted) {
                    held[byUser.pair()[byUser.start()[one] + size - left]] = true;
                    wanted--;
                }
            }
        }
        return held;
    }

    private static boolean[] held(Distinct rows, int users, Parameters params) {
        OptionalInt every = params.optionalInteger("testEvery");
        if (every.isEmpty()) {
            return drawn(rows.pairs().user(), users, params.number("testFraction"), params.integer("seed"));
        }
        boolean[] held = new boolean[rows.row().length];
        for (int i = 0; i < held.length; i++) {
            held[i] = rows.row()[i] % every.getAsInt() == 0;
        }
        return held;
    }

    private static boolean explicit(Ratings ratings, String mode) {
        return switch (mode) {
            case "explicit" -> true;
            case "implicit" -> false;
            // A column with one value only says that there was a choice
            default ->
                ratings.rated()
                        && IntStream.range(1, ratings.size()).anyMatch(i -> ratings.value()[i] != ratings.value()[0]);
        };
    }

    private static Split checked(
            Ratings from, Pairs train, Ratings tested, Pairs test, boolean explicit, int testDropped, int merged) {
        if (train.size() < FEWEST_PAIRS) {
            throw new Untrainable("only " + train.size()
                    + " pairs of a user and an item are left to train on; at least " + FEWEST_PAIRS + " are needed");
        }
        if (test.size() == 0) {
            throw new Untrainable("no row is left to test on: a larger testFraction or a testDataset gives some");
        }
        Names users = new Names();
        Names items = new Names();
        int[] user = new int[train.size()];
        int[] item = new int[train.size()];
        for (int i = 0; i < user.length; i++) {
            user[i] = users.add(from.users().name(train.user()[i]));
            item[i] = items.add(from.items().name(train.item()[i]));
        }
        if (users.size() < 2 || items.size() < 2) {
            throw new Untrainable("the training rows have " + users.size() + " users and " + items.size()
                    + " items; at least two of each are needed");
        }
        int[] testUser = new int[test.size()];
        int[] testItem = new int[test.size()];
        for (int i = 0; i < testUser.length; i++) {
            testUser[i] = users.number(tested.users().name(test.user()[i]));
            testItem[i] = items.number(tested.items().name(test.item()[i]));
        }
        return new Split(
                users,
                items,
                new Pairs(user, item, train.value()),
                new Pairs(testUser, testItem, test.value()),
                explicit,
                from.dropped() + testDropped,
                merged);
    }
}
