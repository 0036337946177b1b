package dev.aiengine.rules;

import dev.aiengine.contract.endpoints.Rule;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule, ready to be applied. */
record CompiledRule(
        String name,
        @Nullable Expression when,
        Map<String, Expression> set,
        @Nullable Expression replace,
        @Nullable Expression answer,
        @Nullable Expression reject) {

    /** Compiles every expression of a rule and adds what is wrong to the errors; null where anything is. */
    static @Nullable CompiledRule of(Rule rule, boolean after, String field, List<RuleError> errors) {
        int before = errors.size();
        long actions = Stream.of(rule.set(), rule.replace(), rule.answer(), rule.reject())
                .filter(action -> action != null)
                .count();
        if (actions != 1) {
            errors.add(new RuleError(
                    field, "must have exactly one of set, replace, answer and reject, not " + actions + " of them"));
        }
        if (after && rule.answer() != null) {
            errors.add(new RuleError(field + ".answer", "is for rules before the model; replace changes a prediction"));
        }
        Map<String, Expression> set = new LinkedHashMap<>();
        if (rule.set() != null) {
            rule.set().forEach((name, source) -> {
                Expression expression = compile(source, after, SimpleType.DYN, field + ".set." + name, errors);
                if (expression != null) {
                    set.put(name, expression);
                }
            });
        }
        CompiledRule compiled = new CompiledRule(
                rule.name(),
                compile(rule.when(), after, SimpleType.BOOL, field + ".when", errors),
                set,
                compile(rule.replace(), after, SimpleType.DYN, field + ".replace", errors),
                compile(rule.answer(), after, SimpleType.DYN, field + ".answer", errors),
                compile(rule.reject(), after, SimpleType.STRING, field + ".reject", errors));
        return errors.size() > before ? null : compiled;
    }

    private static @Nullable Expression compile(
            @Nullable String source, boolean after, CelType type, String field, List<RuleError> errors) {
        if (source == null) {
            return null;
        }
        try {
            return Expression.compile(source, after, type);
        } catch (IllegalArgumentException e) {
            errors.add(new RuleError(field, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** Whether the rule is for what the variables say; {@link Rejected} where it refuses that. */
    boolean applies(Map<String, Object> variables) {
        if (when != null && !(value(when, variables) instanceof Boolean applies && applies)) {
            return false;
        }
        if (reject != null) {
            throw new Rejected("refused by rule " + name + ": " + value(reject, variables));
        }
        return true;
    }

    /** The input or prediction after a rule that applies to it. */
    JsonNode change(JsonNode current, Map<String, Object> variables) {
        if (replace != null) {
            return json(replace, variables);
        }
        if (!(current instanceof ObjectNode object)) {
            throw new Rejected("rule " + name + " sets a field, but there is no object to set it in; use replace");
        }
        ObjectNode changed = object.objectNode().setAll(object);
        set.forEach((field, expression) -> changed.set(field, json(expression, variables)));
        return changed;
    }

    JsonNode json(Expression expression, Map<String, Object> variables) {
        try {
            return CelValues.json(value(expression, variables));
        } catch (IllegalArgumentException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private Object value(Expression expression, Map<String, Object> variables) {
        try {
            return expression.evaluate(variables);
        } catch (CelEvaluationException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private Rejected failed(String why) {
        return new Rejected("rule " + name + " cannot be applied: " + why);
    }
}
