package dev.aiengine.models.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.signature.Signature;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CustomPredictorTest {
    private static final String ANY_LENGTH = """
            {"inputs": [{"name": "x", "type": "float", "shape": [-1, -1]}],
             "outputs": [{"name": "y", "type": "float", "shape": [-1, -1]}]}""";

    @TempDir
    Path folder;

    @Test
    void oneInputMayBeSentBareOrByName() throws Exception {
        try (Predictor predictor = Adopted.predictor("linear.onnx", folder)) {
            assertThat(Adopted.predict(predictor, "[1, 2, 3, 4]", "{\"x\": [0, 0.5, 0, 0]}"))
                    .containsExactly(json("{'y': [3.0, 7.0]}"), json("{'y': [0.5, 0.0]}"));
        }
    }

    @Test
    void everyTypeComesAndGoes() throws Exception {
        try (Predictor predictor = Adopted.predictor("mixed.onnx", folder)) {
            assertThat(Adopted.predict(
                            predictor,
                            "{\"price\": 1.5, \"count\": 2, \"sold\": false, \"note\": \"früh\"}",
                            "{\"price\": 0, \"count\": 9, \"sold\": true, \"note\": \"\"}"))
                    .containsExactly(
                            json("{'total': 3.5, 'left': true, 'word': 'two', 'echo': 'früh'}"),
                            json("{'total': 9.0, 'left': false, 'word': 'many', 'echo': ''}"));
        }
    }

    @Test
    void aTorchScriptModuleAnswersByItsSignature() throws Exception {
        try (Predictor predictor = Adopted.predictor("linear.pt", folder)) {
            assertThat(Adopted.predict(predictor, "[1, 2, 3, 4]").getFirst())
                    .isEqualTo(json("{'output': [3.0, 7.5, -3.0]}"));
        }
    }

    @Test
    void rowsWhoseShapesAgreeAreComputedTogether() {
        List<Integer> calls = new ArrayList<>();
        try (CustomPredictor predictor =
                new CustomPredictor(Json.MAPPER.readValue(ANY_LENGTH, Signature.class), echo(calls))) {
            assertThat(Adopted.predict(predictor, "[1]", "[2, 3]", "[4]", "[5]"))
                    .containsExactly(
                            json("{'y': [1.0]}"),
                            json("{'y': [2.0, 3.0]}"),
                            json("{'y': [4.0]}"),
                            json("{'y': [5.0]}"));
        }

        assertThat(calls).containsExactly(3, 1);
    }

    @Test
    void aFixedFirstAxisIsPartOfTheInput() throws Exception {
        String fixed = "{\"inputs\": [{\"name\": \"x\", \"type\": \"float\", \"shape\": [1, 4]}]}";
        try (Predictor predictor = Adopted.predictor("linear.onnx", fixed, folder)) {
            assertThat(Adopted.predict(predictor, "[[1, 2, 3, 4]]", "[[0, 0, 0, 0]]"))
                    .containsExactly(json("{'y': [[3.0, 7.0]]}"), json("{'y': [[0.0, 0.0]]}"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2, 3]            | x should be float of shape [4], but it has the shape [3]",
                "[[1, 2, 3, 4]]       | x should be float of shape [4], but it has the shape [1, 4]",
                "7                    | x should be float of shape [4], but it is a value of type number",
                "[1, 2, \"3\", 4]     | but x[2] is a value of type string",
                "[1, 2, null, 4]      | but x[2] is a value of type null",
                "{\"y\": [1, 2, 3, 4]}| \"y\" is not an input of this model; it takes {x: float[-1, 4]}",
                "{}                   | input x is missing; the model takes {x: float[-1, 4]}",
            })
    void whatDoesNotFitTheSignatureIsToldWithTheShapeExpected(String input, String reason) throws Exception {
        try (Predictor predictor = Adopted.predictor("linear.onnx", folder)) {
            assertThatThrownBy(() -> Adopted.predict(predictor, "[1, 2, 3, 4]", input))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(reason);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count: 1.5       | count should be int64, a single value, but count is 1.5",
                "count: 1e30      | but count is 1",
                "sold: 1          | sold should be bool, a single value, but sold is 1",
                "note: 3          | note should be string, a single value, but note is 3",
                "price: 1e400     | price should be double, a single value, but price is",
                "price: true      | price should be double, a single value, but price is a value of type boolean",
            })
    void anElementOfAnotherTypeIsRefused(String wrong, String reason) throws Exception {
        String name = wrong.substring(0, wrong.indexOf(':'));
        String input = "{'price': 1, 'count': 1, 'sold': true, 'note': 'a'}"
                .replaceAll("'" + name + "': [^,}]+", wrong.strip().replace(name, "'" + name + "'"))
                .replace('\'', '"');
        try (Predictor predictor = Adopted.predictor("mixed.onnx", folder)) {
            assertThatThrownBy(() -> Adopted.predict(predictor, input))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void raggedRowsAndTooLargeOnesAreRefused() {
        try (CustomPredictor predictor = new CustomPredictor(
                Json.MAPPER.readValue(ANY_LENGTH.replace("[-1, -1]", "[-1, -1, -1]"), Signature.class),
                echo(new ArrayList<>()))) {
            assertThatThrownBy(() -> Adopted.predict(predictor, "[[1, 2], [3]]"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("x[1] has not the 2 values its neighbours have");
            String row = "[" + "0,".repeat(4095) + "0]";
            assertThatThrownBy(() -> Adopted.predict(predictor, "[" + (row + ",").repeat(1024) + row + "]"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("more than 4194304 elements");
        }
    }

    @Test
    void whatIsNoNumberIsAnsweredAsNull() {
        assertThat(TensorWriter.write(Tensor.of(new float[] {1, Float.NaN, Float.POSITIVE_INFINITY}, 3)))
                .hasToString("[1.0,null,null]");
    }

    /** Gives what it gets, and notes how many rows it got at once. */
    private static Engine echo(List<Integer> calls) {
        return new Engine() {
            @Override
            public List<NamedTensor> run(List<Tensor> inputs) {
                calls.add((int) inputs.getFirst().shape()[0]);
                return List.of(new NamedTensor("y", inputs.getFirst()));
            }

            @Override
            public void close() {}
        };
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
