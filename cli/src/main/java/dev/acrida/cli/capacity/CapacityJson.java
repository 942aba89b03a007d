package dev.acrida.cli.capacity;

import dev.acrida.engine.capacity.CapacityResult;
import dev.acrida.engine.capacity.CapacitySearch;
import dev.acrida.engine.capacity.CapacityStep;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/** A search for a capacity as one JSON document. */
final class CapacityJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private CapacityJson() {}

    static String of(CapacitySearch search) {
        CapacityResult result = search.result();
        ObjectNode document =
                MAPPER.createObjectNode()
                        .put("ending", result.ending().name().toLowerCase(Locale.ROOT))
                        .put("highest_held", result.highestHeld());
        switch (result.ending()) {
            case FOUND, STEPS_USED ->
                    document.put("capacity", result.capacity())
                            .put("low", result.low())
                            .put("high", result.high())
                            .put("confidence", search.plan().confidence());
            case SEARCHING, HOLDS_EVERYWHERE, HOLDS_NOWHERE, GENERATOR_LIMIT -> {}
        }
        result.knee().ifPresent(step -> put(document.putObject("knee"), step));
        ArrayNode steps = document.putArray("steps");
        search.steps().forEach(step -> put(steps.addObject(), step));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static void put(ObjectNode node, CapacityStep step) {
        node.put("rate", step.rate())
                .put("outcome", step.outcome().name().toLowerCase(Locale.ROOT))
                .put("requests_per_second", step.throughput())
                .put("avg_response_time", step.responseMillis())
                .put("reason", step.reason());
    }
}
