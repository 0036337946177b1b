package dev.aiengine.models.forecast;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.forecast.ForecastModel.Ending;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers forecasts: from a history that is sent, or from the end of a series that was trained on. */
final class ForecastPredictor implements Predictor {
    private final ForecastModel model;
    private final Map<String, Ending> series = new HashMap<>();

    ForecastPredictor(ForecastModel model) {
        this.model = model;
        model.series().forEach(ending -> series.put(ending.name(), ending));
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        List<ForecastInput> read =
                inputs.stream().map(input -> ForecastInput.of(input, model)).toList();
        return read.stream().map(this::answer).toList();
    }

    private JsonNode answer(ForecastInput input) {
        int steps = input.horizon() == null ? model.horizon() : input.horizon();
        if (input.history() != null) {
            int length = input.history()[0].length;
            Long next = input.start() == null ? null : model.step().after(input.start(), length);
            return answer(input.history(), next, new double[model.columns().size()], steps);
        }
        Ending ending = series.get(input.series());
        if (ending == null) {
            throw new InvalidInput(
                    model.named()
                            ? "series \"" + input.series() + "\" was not trained on; "
                                    + model.series().size() + " others were, for instance "
                                    + model.series().getFirst().name()
                            : "series \"" + input.series() + "\" is not known: this model has one without a name");
        }
        return answer(ending.values(), ending.next(), ending.deviations(), steps);
    }

    private ObjectNode answer(double[][] history, @Nullable Long next, double[] deviations, int steps) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (next != null) {
            answer.put("start", LocalDateTime.ofEpochSecond(next, 0, ZoneOffset.UTC) + "Z");
        }
        answer.put("step", model.step().text());
        boolean one = model.columns().size() == 1;
        ObjectNode columns = one ? answer : answer.putObject("columns");
        for (int column = 0; column < history.length; column++) {
            Forecast forecast = model.forecast(column, history[column], next, deviations[column], steps);
            put(one ? answer : columns.putObject(model.columns().get(column)), forecast);
        }
        if (model.network() != null && !model.networked(history[0].length)) {
            answer.put("fallback", true);
        }
        return answer;
    }

    private static void put(ObjectNode to, Forecast forecast) {
        array(to, "mean", forecast.mean());
        ObjectNode quantiles = to.putObject("quantiles");
        for (int level = 0; level < Spread.LEVELS.size(); level++) {
            array(quantiles, Spread.LEVELS.get(level).toString(), forecast.quantiles()[level]);
        }
    }

    private static void array(ObjectNode to, String name, double[] values) {
        var array = to.putArray(name);
        for (double value : values) {
            array.add(value);
        }
    }
}
