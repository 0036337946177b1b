package dev.aiengine.rules;

/**
 * What is wrong with one expression of a rule.
 *
 * @param field where it stands in the endpoint: {@code rules.after[0].set.label}
 * @param message with line and column
 */
public record RuleError(String field, String message) {}
