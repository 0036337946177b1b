package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.series.Timestamps;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that name a user and an item, in the order of the file; others are left out and counted.
 *
 * @param value the rating, or 1 where there are none
 * @param moment when, or 0 where there are no timestamps
 * @param row where each stood in the file, counted from 1
 * @param rated whether there are ratings
 * @param timed whether there are timestamps
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ratings(
        String reference,
        Names users,
        Names items,
        int[] user,
        int[] item,
        double[] value,
        double[] moment,
        int[] row,
        boolean rated,
        boolean timed,
        int dropped) {
    static final int MOST_RATINGS = 50_000_000;
    static final int MOST_NAMES = 2_000_000;
    static final int LONGEST_NAME = 1_000;

    static Ratings read(Table table, RatingColumns columns) throws IOException {
        Reading reading = new Reading(table.reference(), columns);
        boolean rated = columns.rating().isPresent();
        boolean timed = columns.timestamp().isPresent();
        table.read(columns.names(), row -> {
            Object rating = rated ? row.getObject(3) : null;
            String moment = timed ? Timestamps.text(row, rated ? 4 : 3) : null;
            reading.add(row.getString(1), row.getString(2), rating, moment);
        });
        return reading.done();
    }

    int size() {
        return user.length;
    }

    private static final class Reading {
        private final String reference;
        private final RatingColumns columns;
        private final Names users = new Names();
        private final Names items = new Names();
        private final Numbers.Whole user = new Numbers.Whole();
        private final Numbers.Whole item = new Numbers.Whole();
        private final Numbers.Real value = new Numbers.Real();
        private final Numbers.Real moment = new Numbers.Real();
        private final Numbers.Whole rows = new Numbers.Whole();
        private @Nullable Timestamps timestamps;
        private int seen;
        private int dropped;

        Reading(String reference, RatingColumns columns) {
            this.reference = reference;
            this.columns = columns;
        }

        void add(@Nullable String who, @Nullable String what, @Nullable Object rating, @Nullable String when) {
            seen++;
            if (who == null || what == null || who.isBlank() || what.isBlank()) {
                dropped++;
                return;
            }
            check(who, columns.user());
            check(what, columns.item());
            value.add(columns.rating().isPresent() ? rating(rating) : 1);
            moment.add(columns.timestamp().isPresent() ? moment(when) : 0);
            user.add(users.add(who));
            item.add(items.add(what));
            rows.add(seen);
            if (users.size() + items.size() > MOST_NAMES || seen > MOST_RATINGS) {
                throw new Untrainable(reference + " has more than " + MOST_RATINGS + " rows, or more than " + MOST_NAMES
                        + " users and items together: train on a part of it");
            }
        }

        private void check(String name, String column) {
            if (name.length() > LONGEST_NAME) {
                throw new Untrainable(place(column) + " has " + name.length() + " characters; at most " + LONGEST_NAME
                        + " are allowed");
            }
        }

        private double rating(@Nullable Object rating) {
            String column = columns.rating().orElseThrow();
            if (rating == null) {
                throw new Untrainable(place(column) + " is empty: a rating is a number");
            }
            try {
                double number = Double.parseDouble(rating.toString());
                if (Double.isFinite(number) && Math.abs(number) <= 1e9) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below, as for numbers out of range
            }
            throw new Untrainable(
                    place(column) + " is \"" + shortened(rating) + "\", not a number between -1e9 and 1e9");
        }

        private double moment(@Nullable String when) {
            if (when != null && timestamps == null) {
                timestamps = Timestamps.like(when);
            }
            OptionalLong moment = when == null || timestamps == null ? OptionalLong.empty() : timestamps.micros(when);
            if (moment.isEmpty()) {
                throw new Untrainable(
                        place(columns.timestamp().orElseThrow()) + " is \"" + shortened(when) + "\", not a timestamp");
            }
            return moment.getAsLong();
        }

        private String place(String column) {
            return reference + ", row " + seen + ": " + column;
        }

        private static String shortened(@Nullable Object value) {
            String text = Optional.ofNullable(value).map(Object::toString).orElse("");
            return text.length() > 40 ? text.substring(0, 40) + "…" : text;
        }

        Ratings done() {
            if (dropped > seen / 2) {
                throw new Untrainable(dropped + " of the " + seen + " rows of " + reference
                        + " have no user or no item: are userColumn and itemColumn right?");
            }
            return new Ratings(
                    reference,
                    users,
                    items,
                    user.values(),
                    item.values(),
                    value.values(),
                    moment.values(),
                    rows.values(),
                    columns.rating().isPresent(),
                    columns.timestamp().isPresent(),
                    dropped);
        }
    }
}
