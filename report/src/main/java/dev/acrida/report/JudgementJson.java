package dev.acrida.report;

import static dev.acrida.report.Figures.millionths;

import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.HeadRoom;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/** What is to be thought of a run, as a part of a JSON document. */
public final class JudgementJson {
    private JudgementJson() {}

    /** Adds what is known: {@code verdict}, {@code thresholds} and {@code head_room}. */
    public static void put(ObjectNode document, Judgement judgement) {
        if (judgement.verdict().isKnown()) {
            putVerdict(document.putObject("verdict"), judgement.verdict());
        }
        if (!judgement.thresholds().isEmpty()) {
            ArrayNode thresholds = document.putArray("thresholds");
            judgement.thresholds().forEach(each -> putThreshold(thresholds.addObject(), each));
        }
        judgement.headRoom().ifPresent(room -> putHeadRoom(document.putObject("head_room"), room));
    }

    private static void putVerdict(ObjectNode node, Verdict verdict) {
        node.put("validity", verdict.validity().name());
        ArrayNode checks = node.putArray("checks");
        for (Check check : verdict.checks()) {
            checks.addObject()
                    .put("concern", check.concern().name().toLowerCase(Locale.ROOT))
                    .put("validity", check.validity().name())
                    .put("value", millionths(check.value()))
                    .put("unit", check.concern().unit().sign())
                    .put("suspect_above", millionths(check.suspectAbove()))
                    .put("invalid_above", millionths(check.invalidAbove()))
                    .put("note", check.note());
        }
    }

    private static void putThreshold(ObjectNode node, ThresholdVerdict verdict) {
        node.put("fail_if", verdict.condition().text());
        verdict.value()
                .ifPresentOrElse(
                        value -> node.put("value", millionths(value)), () -> node.putNull("value"));
        node.put("unit", verdict.condition().metric().unit().suffix().strip())
                .put("passed", verdict.passed());
    }

    private static void putHeadRoom(ObjectNode node, HeadRoom room) {
        node.put("requests_per_second", millionths(room.requestsPerSecond()))
                .put("ceiling", millionths(room.ceiling()))
                .put("used", millionths(room.used()));
    }
}
