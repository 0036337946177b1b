package dev.aiengine.server.monitoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gathers the points that a question is about: what is rolled from its tier, what is younger from the fine points. */
@Component
class Charts {
    private final BlockStore blocks;
    private final QualityStore quality;
    private final Head head;
    private final Writing writing;

    Charts(BlockStore blocks, QualityStore quality, Head head, Writing writing) {
        this.blocks = blocks;
        this.quality = quality;
        this.head = head;
        this.writing = writing;
    }

    /** One chart for each group of series. */
    Map<Map<String, String>, Chart> of(Question question, List<SeriesRow> rows) {
        Map<Map<String, String>, Chart> charts = new LinkedHashMap<>();
        PointSum sum = new PointSum();
        for (SeriesRow row : rows) {
            Chart chart = charts.computeIfAbsent(
                    question.by().labels(row.key()),
                    labels -> new Chart(question.from(), question.step(), question.steps(), sum));
            read(question, row, chart);
            chart.settle();
        }
        return charts;
    }

    private void read(Question question, SeriesRow row, Chart chart) {
        if (question.tier() == Tier.FINE) {
            young(row.id(), question.from(), question.to(), chart);
        } else {
            long rolled = Math.clamp(row.rolledUntil(), question.from(), question.to());
            kept(question.tier(), row.id(), question.from(), rolled, chart);
            young(row.id(), rolled, question.to(), chart);
        }
        Tier judged = question.step() < Tier.HOURS.resolution() ? Tier.MINUTES : Tier.HOURS;
        quality.each(judged, row.id(), question.from(), question.to(), chart::add);
    }

    private void young(long series, long from, long to, Chart chart) {
        writing.reading(() -> {
            kept(Tier.FINE, series, from, to, chart);
            for (long begins : head.blocks()) {
                if (begins >= Tier.FINE.blockOf(from) && begins < to) {
                    head.each(series, begins, (point, place) -> add(Tier.FINE, begins, place, point, from, to, chart));
                }
            }
            return chart;
        });
    }

    private void kept(Tier tier, long series, long from, long to, Chart chart) {
        if (from < to) {
            blocks.each(
                    tier,
                    series,
                    tier.blockOf(from),
                    to,
                    (begins, bytes) -> Block.each(bytes, (place, points) -> {
                        long at = begins + (long) place * tier.resolution();
                        if (at >= from && at < to) {
                            chart.read(at, points);
                        } else {
                            Point.read(points);
                        }
                    }));
        }
    }

    private static void add(Tier tier, long begins, int place, Point point, long from, long to, Chart chart) {
        long at = begins + (long) place * tier.resolution();
        if (at >= from && at < to) {
            chart.add(at, point);
        }
    }
}
