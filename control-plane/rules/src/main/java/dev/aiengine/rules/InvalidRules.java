package dev.aiengine.rules;

import java.util.List;

/** Rules that cannot be carried out. */
public final class InvalidRules extends RuntimeException {
    private final transient List<RuleError> errors;

    InvalidRules(List<RuleError> errors) {
        super(errors.getFirst().field() + " " + errors.getFirst().message());
        this.errors = List.copyOf(errors);
    }

    public List<RuleError> errors() {
        return errors;
    }
}
