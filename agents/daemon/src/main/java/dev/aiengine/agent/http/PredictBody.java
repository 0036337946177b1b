package dev.aiengine.agent.http;

import dev.aiengine.contract.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What a prediction request says, read from the bytes of its body in one pass. */
record PredictBody(List<JsonNode> inputs, @Nullable String subject) {

    static PredictBody text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return new PredictBody(List.of(StringNode.valueOf(text)), null);
        } catch (CharacterCodingException e) {
            throw Refusal.badRequest("the text is not UTF-8");
        }
    }

    /** An image as it came, under the name that images have in JSON. */
    static PredictBody image(byte[] body) {
        if (body.length == 0) {
            throw Refusal.badRequest("the image is empty");
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.set("image", BinaryNode.valueOf(body));
        return new PredictBody(List.of(input), null);
    }

    static PredictBody json(byte[] body, int maxInputs) {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.badRequest("the body is not a JSON object");
            }
            PredictBody read = fields(parser, maxInputs);
            if (parser.nextToken() != null) {
                throw Refusal.badRequest("the body goes on after its JSON object");
            }
            return read;
        } catch (JacksonException e) {
            throw Refusal.badRequest("malformed JSON" + position(e.getLocation()) + ": " + reason(e));
        }
    }

    private static PredictBody fields(JsonParser parser, int maxInputs) {
        List<JsonNode> inputs = null;
        String subject = null;
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (field) {
                case "inputs" -> {
                    if (inputs != null) {
                        throw Refusal.field("inputs", "is there twice");
                    }
                    inputs = inputs(parser, value, maxInputs);
                }
                case "subject" -> subject = subject(parser, value);
                case "params" -> noParams(parser);
                default -> throw Refusal.field(field, "is not a field of this request");
            }
        }
        if (inputs == null || inputs.isEmpty()) {
            throw Refusal.field("inputs", "must have at least one input");
        }
        return new PredictBody(inputs, subject);
    }

    private static List<JsonNode> inputs(JsonParser parser, JsonToken value, int maxInputs) {
        if (value != JsonToken.START_ARRAY) {
            throw Refusal.field("inputs", "must be a list");
        }
        List<JsonNode> inputs = new ArrayList<>(4);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (inputs.size() == maxInputs) {
                throw tooMany(maxInputs);
            }
            inputs.add(
                    token == JsonToken.VALUE_STRING
                            ? StringNode.valueOf(parser.getString())
                            : parser.<JsonNode>readValueAsTree());
        }
        return inputs;
    }

    static Refusal tooMany(int maxInputs) {
        return Refusal.field("inputs", "may have at most " + maxInputs + " inputs in one request");
    }

    private static @Nullable String subject(JsonParser parser, JsonToken value) {
        return switch (value) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NULL -> null;
            default -> throw Refusal.field("subject", "must be a string");
        };
    }

    /** The wire knows the field; no task has a prediction parameter, so anything in it would go unheeded. */
    private static void noParams(JsonParser parser) {
        JsonNode params = parser.readValueAsTree();
        if (!params.isNull() && !(params.isObject() && params.isEmpty())) {
            throw Refusal.field("params", "must be empty: this endpoint has no prediction parameters");
        }
    }

    /** Jackson's words without its aside on where the unfinished part began. */
    private static String reason(JacksonException e) {
        String message = e.getOriginalMessage();
        int aside = message.indexOf(" (start marker");
        return aside < 0 ? message : message.substring(0, aside);
    }

    private static String position(@Nullable TokenStreamLocation at) {
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
