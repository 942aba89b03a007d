package dev.acrida.report.file;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.acrida.stats.Interval;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.HeadRoom;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    @JsonSubTypes.Type(value = RunRecord.Judged.class, name = "judged"),
    @JsonSubTypes.Type(value = RunRecord.End.class, name = "end")
})
public sealed interface RunRecord {
    /**
     * Under what circumstances a test took place: the first record of a file, and that of each
     * further test of the same process. What comes before the last one counts no more.
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
     * Statistics began, at the start or anew: nothing before this one counts in the result.
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
     * What was to be thought of the run up to here; a later one replaces it.
     *
     * @param checks whether the run measured its target
     * @param thresholds what each condition came to, in their order
     * @param headRoom how much of what the machine can make was made, if that was known
     */
    record Judged(List<Check> checks, List<Kept> thresholds, Optional<HeadRoom> headRoom)
            implements RunRecord {
        /** Copies the lists. */
        public Judged {
            checks = List.copyOf(checks);
            thresholds = List.copyOf(thresholds);
        }

        /** The record of this judgement. */
        public static Judged of(Judgement judgement) {
            return new Judged(
                    judgement.verdict().checks(),
                    judgement.thresholds().stream()
                            .map(each -> new Kept(each.condition().text(), each.value()))
                            .toList(),
                    judgement.headRoom());
        }

        /** The judgement of this record. */
        public Judgement judgement() {
            return new Judgement(
                    new Verdict(checks), thresholds.stream().map(Kept::verdict).toList(), headRoom);
        }
    }

    /**
     * What a condition came to.
     *
     * @param failIf the condition, as its author wrote it
     * @param value what was measured, if anything was
     */
    record Kept(String failIf, OptionalDouble value) {
        private ThresholdVerdict verdict() {
            return new ThresholdVerdict(FailIf.parse(failIf), value);
        }
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
