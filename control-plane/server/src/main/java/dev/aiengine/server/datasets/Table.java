package dev.aiengine.server.datasets;

import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Profile;
import java.util.List;

/** What was found in a table that was made. */
record Table(List<Dataset.Column> columns, Profile profile) {

    static Table of(Profile profile) {
        return new Table(
                profile.columns().stream()
                        .map(column ->
                                new Dataset.Column(column.name(), column.type(), column.nulls(), column.distinct()))
                        .toList(),
                profile);
    }
}
