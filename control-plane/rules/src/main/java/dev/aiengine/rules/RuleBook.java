package dev.aiengine.rules;

import dev.aiengine.contract.endpoints.Rule;
import dev.aiengine.contract.endpoints.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An endpoint's rules, compiled; used by any number of threads. */
public final class RuleBook {
    private final List<CompiledRule> before;
    private final List<CompiledRule> after;

    private RuleBook(List<CompiledRule> before, List<CompiledRule> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Compiles rules.
     *
     * @throws InvalidRules when any of them cannot be carried out; it tells all that is wrong
     */
    public static RuleBook of(Rules rules) {
        List<RuleError> errors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        RuleBook book =
                new RuleBook(side(rules.before(), false, names, errors), side(rules.after(), true, names, errors));
        if (!errors.isEmpty()) {
            throw new InvalidRules(errors);
        }
        return book;
    }

    private static List<CompiledRule> side(
            @Nullable List<Rule> rules, boolean after, Set<String> names, List<RuleError> errors) {
        List<CompiledRule> compiled = new ArrayList<>();
        for (int i = 0; rules != null && i < rules.size(); i++) {
            String field = "rules." + (after ? "after" : "before") + "[" + i + "]";
            if (!names.add(rules.get(i).name())) {
                errors.add(new RuleError(field + ".name", "is the name of an earlier rule too"));
            }
            CompiledRule rule = CompiledRule.of(rules.get(i), after, field, errors);
            if (rule != null) {
                compiled.add(rule);
            }
        }
        return compiled;
    }

    /**
     * What becomes of an input before the model sees it.
     *
     * @param input for the model, or as it was when a rule answered it
     * @param answer the prediction, where a rule gave one
     */
    public record Prepared(JsonNode input, @Nullable JsonNode answer) {}

    /**
     * Applies the rules before the model.
     *
     * @param time of the request, on this side of the model
     * @throws Rejected when a rule refuses the input
     */
    public Prepared prepare(JsonNode input, @Nullable String subject, RuleTime time) {
        if (before.isEmpty()) {
            return new Prepared(input, null);
        }
        JsonNode current = input;
        Map<String, Object> variables = variables(current, subject);
        for (CompiledRule rule : before) {
            time.requireLeft(rule.name());
            if (!rule.applies(variables)) {
                continue;
            }
            if (rule.answer() != null) {
                return new Prepared(current, rule.json(rule.answer(), variables));
            }
            current = rule.change(current, variables);
            variables.put("input", CelValues.of(current));
        }
        return new Prepared(current, null);
    }

    /**
     * Applies the rules after the model.
     *
     * @param input as the model saw it
     * @param time of the request, on this side of the model
     * @throws Rejected when a rule refuses to give the prediction
     */
    public JsonNode conclude(JsonNode input, @Nullable String subject, JsonNode prediction, RuleTime time) {
        if (after.isEmpty()) {
            return prediction;
        }
        JsonNode current = prediction;
        Map<String, Object> variables = variables(input, subject);
        variables.put("prediction", CelValues.of(current));
        for (CompiledRule rule : after) {
            time.requireLeft(rule.name());
            if (rule.applies(variables)) {
                current = rule.change(current, variables);
                variables.put("prediction", CelValues.of(current));
            }
        }
        return current;
    }

    private static Map<String, Object> variables(JsonNode input, @Nullable String subject) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("input", CelValues.of(input));
        variables.put("subject", subject == null ? "" : subject);
        return variables;
    }
}
