package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.recommend.Vectors;
import java.util.Arrays;

/** The profile of a collaborative model: its answers on the test pairs, and whom and what it was asked about. */
final class FactorsProfile {

    static Profile.Builder of(Split data, FactorModel model) {
        Pairs test = data.test();
        int rows = test.size();
        double[] ratings = new double[rows];
        double[] scores = new double[rows];
        double[] itemsOfUser = new double[rows];
        double[] popularity = new double[rows];
        String[] fallback = new String[rows];
        double pairs = Arrays.stream(model.popularity()).sum();
        for (int i = 0; i < rows; i++) {
            int user = test.user()[i];
            int item = test.item()[i];
            boolean known = user >= 0 && item >= 0;
            fallback[i] = String.valueOf(!known);
            ratings[i] = model.ratings() == null ? Double.NaN : model.ratings().rating(user, item);
            scores[i] =
                    known ? Vectors.product(model.userPreferences()[user], model.itemPreferences()[item]) : Double.NaN;
            itemsOfUser[i] = user >= 0 ? model.seen()[user].length : 0;
            popularity[i] = item >= 0 ? model.popularity()[item] / pairs : 0;
        }
        Profile.Builder profile = new Profile.Builder(rows)
                .category("fallback", Arrays.asList(fallback))
                .number("score", scores)
                .number("itemsPerUser", itemsOfUser)
                .number("popularityShare", popularity);
        return model.ratings() == null ? profile : profile.number("rating", ratings);
    }

    private FactorsProfile() {}
}
