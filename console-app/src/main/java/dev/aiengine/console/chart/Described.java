package dev.aiengine.console.chart;

import dev.aiengine.console.parts.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** A chart in words, for those who hear it. */
final class Described {

    static String of(List<Curve> curves) {
        return curves.isEmpty()
                ? "Chart without data"
                : "Chart of "
                        + curves.stream()
                                .map(curve -> curve.size() == 0
                                        ? curve.name()
                                        : curve.name() + ", last " + Texts.figure(curve.y()[curve.size() - 1]))
                                .collect(Collectors.joining("; "));
    }

    private Described() {}
}
