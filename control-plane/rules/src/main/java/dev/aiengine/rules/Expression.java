package dev.aiengine.rules;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.Map;
import java.util.stream.Collectors;

/** One compiled CEL expression; evaluated by any number of threads. */
final class Expression {
    /** Steps of all loops of one evaluation together: CEL always ends, but nested loops could take very long. */
    static final int MOST_ITERATIONS = 1_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxParseRecursionDepth(50)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final Cel BEFORE = environment().build();
    private static final Cel AFTER =
            environment().addVar("prediction", SimpleType.DYN).build();

    private final Program program;

    private Expression(Program program) {
        this.program = program;
    }

    /**
     * Compiles an expression of one side of the model, whose result shall be of a type.
     *
     * @throws IllegalArgumentException saying every error, with the line and the column, counted from 1, where it
     *     stands
     */
    static Expression compile(String source, boolean after, CelType type) {
        Cel cel = after ? AFTER : BEFORE;
        CelAbstractSyntaxTree checked;
        try {
            checked = cel.compile(source).getAst();
        } catch (CelValidationException e) {
            throw new IllegalArgumentException(
                    e.getErrors().stream().map(Expression::describe).collect(Collectors.joining("; ")), e);
        }
        CelType result = checked.getResultType();
        if (!type.equals(SimpleType.DYN) && !result.equals(SimpleType.DYN) && !result.equals(type)) {
            throw new IllegalArgumentException("gives " + result.name() + ", not " + type.name());
        }
        try {
            return new Expression(cel.createProgram(checked));
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String describe(CelIssue issue) {
        CelSourceLocation at = issue.getSourceLocation();
        return "line " + at.getLine() + ", column " + (at.getColumn() + 1) + ": " + issue.getMessage();
    }

    Object evaluate(Map<String, Object> variables) throws CelEvaluationException {
        return program.eval(variables);
    }

    private static dev.cel.bundle.CelBuilder environment() {
        return CelFactory.plannerCelBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("input", SimpleType.DYN)
                .addVar("subject", SimpleType.STRING)
                .addCompilerLibraries(CelExtensions.strings(), CelExtensions.math())
                .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.math());
    }
}
