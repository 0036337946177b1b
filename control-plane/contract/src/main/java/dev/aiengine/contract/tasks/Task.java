package dev.aiengine.contract.tasks;

import java.util.List;
import java.util.Optional;

/**
 * Something the engine can train.
 *
 * @param name as in {@code POST /train}: {@code text-classification}
 * @param dataset one sentence about the dataset it needs
 */
public record Task(String name, String description, String dataset, List<Parameter> parameters) {

    public Optional<Parameter> parameter(String parameter) {
        return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
    }
}
