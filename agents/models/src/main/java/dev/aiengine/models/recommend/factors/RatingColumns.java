package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.recommend.Columns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a dataset holds what; {@code rating} and {@code timestamp} are used where there is such a column, and another
 * name has to be told.
 */
record RatingColumns(String user, String item, Optional<String> rating, Optional<String> timestamp) {

    static RatingColumns of(Columns columns, Parameters params) {
        String mode = params.text("mode");
        Optional<String> rating =
                mode.equals("implicit") ? Optional.empty() : column(columns, params, "ratingColumn", "rating");
        if (mode.equals("explicit") && rating.isEmpty()) {
            throw new Untrainable(columns.table()
                    + " has no column rating: ratingColumn names it, or mode implicit learns without ratings");
        }
        return new RatingColumns(
                columns.require("userColumn", params.text("userColumn")),
                columns.require("itemColumn", params.text("itemColumn")),
                rating,
                column(columns, params, "timestampColumn", "timestamp"));
    }

    private static Optional<String> column(Columns columns, Parameters params, String parameter, String usual) {
        return params.optionalText(parameter)
                .map(named -> columns.require(parameter, named))
                .or(() -> Optional.of(usual).filter(columns::has));
    }

    List<String> names() {
        return Stream.of(Stream.of(user, item), rating.stream(), timestamp.stream())
                .flatMap(names -> names)
                .toList();
    }
}
