package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.Untrainable;
import java.util.Arrays;

/**
 * One row for each user and item. Of several ratings the latest one counts; without timestamps nobody can tell which
 * one holds, and they are refused. Several choices of one item are counted.
 *
 * @param pairs in the order of the file
 * @param row where each stood in the file, counted from 1
 * @param merged rows that gave way to another one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Distinct(Pairs pairs, int[] row, int merged) {

    static Distinct of(Ratings ratings, boolean explicit) {
        Links byUser = Links.by(ratings.user(), ratings.item(), ratings.users().size());
        int[] kept = new int[ratings.items().size()];
        int[] count = new int[ratings.size()];
        for (int user = 0; user < byUser.count(); user++) {
            for (int place = byUser.start()[user]; place < byUser.start()[user + 1]; place++) {
                int item = byUser.other()[place];
                int position = byUser.pair()[place];
                int before = kept[item] - 1;
                boolean again = before >= 0 && ratings.user()[before] == user;
                if (again && explicit && !ratings.timed()) {
                    throw refused(ratings, before, position);
                }
                if (!again || ratings.moment()[position] >= ratings.moment()[before]) {
                    kept[item] = position + 1;
                    count[position] = again ? count[before] + 1 : 1;
                    if (again) {
                        count[before] = 0;
                    }
                } else {
                    count[before]++;
                }
            }
        }
        return kept(ratings, explicit, count);
    }

    private static Distinct kept(Ratings ratings, boolean explicit, int[] count) {
        int size = (int) Arrays.stream(count).filter(times -> times > 0).count();
        int[] user = new int[size];
        int[] item = new int[size];
        float[] value = new float[size];
        int[] row = new int[size];
        int at = 0;
        for (int position = 0; position < count.length; position++) {
            if (count[position] > 0) {
                user[at] = ratings.user()[position];
                item[at] = ratings.item()[position];
                value[at] = explicit ? (float) ratings.value()[position] : count[position];
                row[at++] = ratings.row()[position];
            }
        }
        return new Distinct(new Pairs(user, item, value), row, count.length - size);
    }

    private static Untrainable refused(Ratings ratings, int first, int second) {
        return new Untrainable(ratings.reference() + ", rows " + ratings.row()[first] + " and " + ratings.row()[second]
                + " both rate item " + ratings.items().name(ratings.item()[first]) + " by user "
                + ratings.users().name(ratings.user()[first])
                + ": leave one of them, or tell by timestampColumn which one is the latest");
    }
}
