package dev.acrida.report.file;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.acrida.stats.Interval;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * One record of a {@link RunFile}. Immutable. Fields may be added by later versions; readers ignore
 * those that they do not know.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunRecord.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = RunRecord.Begin.class, name = "begin"),
    @JsonSubTypes.Type(value = RunRecord.Second.class, name = "second"),
    @JsonSubTypes.Type(value = RunRecord.Happening.class, name = "happening"),
    @JsonSubTypes.Type(value = RunRecord.Judgement.class, name = "judgement"),
    @JsonSubTypes.Type(value = RunRecord.End.class, name = "end")
})
public sealed interface RunRecord {
    /**
     * The first record of a file: under what circumstances the run took place.
     *
     * @param version of the Acrida that wrote it
     * @param test files and user classes, in words
     * @param options what was asked for, by option name, without secrets
     * @param machine operating system, cores, memory, Java, by name
     */
    record Facts(
            String version,
            String test,
            SequencedMap<String, String> options,
            SequencedMap<String, String> machine)
            implements RunRecord {
        /** Copies the maps. */
        public Facts {
            options = copy(options);
            machine = copy(machine);
        }
    }

    /**
     * Statistics began, at the start or anew: seconds before this one do not count in the result.
     *
     * @param started when
     */
    record Begin(Instant started) implements RunRecord {}

    /**
     * What was recorded in about a second.
     *
     * @param users alive at its end
     * @param interval samples and failures
     */
    record Second(int users, Interval interval) implements RunRecord {}

    /**
     * Something that the reader of a chart wants to see marked.
     *
     * @param at since statistics began
     * @param text for example {@code all 50 users are running}
     */
    record Happening(Duration at, String text) implements RunRecord {}

    /**
     * What a run's thresholds came to: the last one of these counts.
     *
     * @param thresholds in the order in which they were given
     */
    record Judgement(List<Threshold> thresholds) implements RunRecord {
        /** Copies the list. */
        public Judgement {
            thresholds = List.copyOf(thresholds);
        }

        /** The record of these verdicts. */
        public static Judgement of(List<ThresholdVerdict> verdicts) {
            return new Judgement(
                    verdicts.stream()
                            .map(each -> new Threshold(each.condition().text(), each.value()))
                            .toList());
        }

        /** The verdicts that were written. */
        List<ThresholdVerdict> verdicts() {
            return thresholds.stream()
                    .map(each -> new ThresholdVerdict(FailIf.parse(each.failIf), each.value))
                    .toList();
        }

        /**
         * One condition.
         *
         * @param failIf as the author wrote it
         * @param value what was measured, in the unit of the condition; empty if nothing was
         */
        public record Threshold(String failIf, OptionalDouble value) {}
    }

    /**
     * The last record of a run that came to its end.
     *
     * @param elapsed over which rates are taken, since statistics began
     * @param users the most that the run asked for
     * @param exitCode of the process
     * @param reason why it ended
     */
    record End(Duration elapsed, int users, int exitCode, String reason) implements RunRecord {}

    private static SequencedMap<String, String> copy(Map<String, String> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
