package dev.aiengine.console.support;

import dev.aiengine.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What becomes of an engine's answer on its way. */
@FunctionalInterface
public interface Play {
    /** Of what is chosen from a closed set, and may be more in another version. */
    Set<String> STATES = Set.of("state", "role", "kind", "status");

    /** Whose fields are names that people gave. */
    Set<String> MAPS = Set.of("metrics", "params", "metadata", "labels", "aliases", "components", "scores");

    Play WELL = usual -> usual;

    Play PROBLEM = usual -> new Answer(
            500,
            "application/problem+json",
            "{\"title\":\"Internal Server Error\",\"status\":500,\"detail\":\"The database is full\"}");

    Play WEB_PAGE = usual -> new Answer(
            500,
            "text/html",
            "<!DOCTYPE html><html><head><title>Oops &amp; sorry</title><style>body{color:red}</style></head>"
                    + "<body><h1>Whitelabel Error Page</h1><div>" + "x".repeat(400) + "</div></body></html>");

    /** The connection ends in the middle of it. */
    Play CUT = usual -> new Answer(usual.status(), usual.type(), usual.body(), true);

    /** Of a later version that says more than this one knows. */
    Play MORE = changed(fields -> {
        fields.put("novelty", 7);
        fields.putObject("further").put("novelty", true);
    });

    /** Of a version whose states have other names. */
    Play OTHER_STATES = changed(fields -> STATES.stream()
            .filter(name -> fields.path(name).isString())
            .forEach(name -> fields.put(name, "HIBERNATING")));

    Answer answer(Answer usual);

    /** An answer that lacks a field wherever it has it. */
    static Play without(String field) {
        return changed(fields -> fields.remove(field));
    }

    private static Play changed(java.util.function.Consumer<ObjectNode> change) {
        UnaryOperator<JsonNode> whole = answer -> {
            List<JsonNode> all = new ArrayList<>(List.of(answer));
            for (int place = 0; place < all.size(); place++) {
                all.get(place).properties().stream()
                        .filter(field -> !MAPS.contains(field.getKey()))
                        .forEach(field -> all.add(field.getValue()));
                if (all.get(place).isArray()) {
                    all.get(place).forEach(all::add);
                }
            }
            all.stream()
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .forEach(change);
            return answer;
        };
        return usual -> usual.type().equals("application/json")
                ? new Answer(
                        usual.status(),
                        usual.type(),
                        whole.apply(Json.MAPPER.readTree(usual.body())).toString())
                : usual;
    }

    /**
     * What goes over the wire.
     *
     * @param cut whether it ends half way
     */
    record Answer(int status, String type, String body, boolean cut) {
        Answer(int status, String type, String body) {
            this(status, type, body, false);
        }

        static Answer of(Object answer) {
            return answer instanceof String || answer instanceof StringNode
                    ? new Answer(200, "text/plain", answer.toString())
                    : new Answer(200, "application/json", Json.MAPPER.writeValueAsString(answer));
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
