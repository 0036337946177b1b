package dev.aiengine.models.custom;

import dev.aiengine.contract.signature.Signature;
import dev.aiengine.contract.signature.TensorSpec;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.tensor.ModelFailure;
import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Serves an imported model by its signature: rows whose shapes agree are computed together, others singly. */
final class CustomPredictor implements Predictor {
    private final Signature signature;
    private final Engine engine;

    CustomPredictor(Signature signature, Engine engine) {
        this.signature = signature;
        this.engine = engine;
    }

    static CustomPredictor load(ModelPackage modelPackage) throws IOException {
        Framework framework = Framework.labelled(modelPackage.manifest().framework());
        Signature signature = SignatureFile.read(modelPackage.directory());
        Engine engine = framework.open(modelPackage.directory().resolve(framework.file));
        return new CustomPredictor(signature, engine);
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        List<Row> rows =
                inputs.stream().map(input -> Row.read(signature, input)).toList();
        if (!signature.batched()) {
            return rows.stream().map(this::alone).toList();
        }
        JsonNode[] answers = new JsonNode[rows.size()];
        Map<List<List<Long>>, List<Integer>> same = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            same.computeIfAbsent(rows.get(i).shapes(), shapes -> new ArrayList<>())
                    .add(i);
        }
        for (List<Integer> places : same.values()) {
            int atOnce = Math.max(
                    1, Limits.MOST_AT_ONCE / rows.get(places.getFirst()).elements());
            for (int from = 0; from < places.size(); from += atOnce) {
                List<Integer> some = places.subList(from, Math.min(places.size(), from + atOnce));
                List<JsonNode> computed = together(some.stream().map(rows::get).toList());
                for (int i = 0; i < some.size(); i++) {
                    answers[some.get(i)] = computed.get(i);
                }
            }
        }
        return List.of(answers);
    }

    @Override
    public void close() {
        engine.close();
    }

    private JsonNode alone(Row row) {
        return answer(run(row.tensors()).stream().map(TensorWriter::write).toList());
    }

    private List<JsonNode> together(List<Row> rows) {
        List<Tensor> outputs = run(IntStream.range(0, signature.inputs().size())
                .mapToObj(input -> Row.stack(rows, input))
                .toList());
        for (Tensor output : outputs) {
            if (output.shape().length == 0 || output.shape()[0] != rows.size()) {
                throw new InvalidInput("the model gave no answer for each of " + rows.size() + " inputs: its first axis"
                        + " is not the batch; import it with a signature whose first sizes are fixed");
            }
        }
        return IntStream.range(0, rows.size())
                .mapToObj(row -> answer(outputs.stream()
                        .map(output -> TensorWriter.row(output, row))
                        .toList()))
                .toList();
    }

    private List<Tensor> run(List<Tensor> inputs) {
        try {
            return engine.run(inputs).stream().map(NamedTensor::tensor).toList();
        } catch (ModelFailure e) {
            // The inputs have the shapes they should: what is wrong with them only the model can say
            throw new InvalidInput("the model failed on this input: " + e.getMessage());
        }
    }

    private JsonNode answer(List<JsonNode> outputs) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        List<TensorSpec> specs = signature.outputs();
        for (int i = 0; i < Math.min(specs.size(), outputs.size()); i++) {
            answer.set(specs.get(i).name(), outputs.get(i));
        }
        return answer;
    }
}
