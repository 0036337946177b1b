package dev.aiengine.models.text.linear;

import dev.aiengine.models.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Texts that mix words anyone uses with a few that mostly one label uses. */
public final class MadeTexts {
    private static final String[] COMMON = {"the", "a", "of", "today", "it", "was", "and", "then", "we", "saw"};
    private static final String[][] TYPICAL = {
        {"goal", "match", "striker", "league"},
        {"market", "shares", "profit", "bank"},
        {"planet", "probe", "orbit", "lab"}
    };

    public static List<Tables.Row> rows(int count, long seed, String... labels) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Tables.Row> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int label = random.nextInt(labels.length);
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 12; word++) {
                // One typical word in six is another label's
                int about = random.nextInt(6) == 0 ? random.nextInt(labels.length) : label;
                String[] words = random.nextInt(3) == 0 ? TYPICAL[about] : COMMON;
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            rows.add(new Tables.Row(text.toString(), labels[label]));
        }
        return rows;
    }

    private MadeTexts() {}
}
