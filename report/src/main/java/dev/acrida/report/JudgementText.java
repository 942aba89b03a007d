package dev.acrida.report;

import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;

/** What is to be thought of a run, as lines for a terminal. Immutable. */
public final class JudgementText {
    private final Judgement judgement;

    private JudgementText(Judgement judgement) {
        this.judgement = judgement;
    }

    /** The lines of this judgement. */
    public static JudgementText of(Judgement judgement) {
        return new JudgementText(judgement);
    }

    /** One line for below a table while the run goes on; empty if nothing is known. */
    public String running() {
        StringBuilder line = new StringBuilder();
        if (judgement.verdict().isKnown()) {
            line.append("Verdict so far: ").append(judgement.verdict());
        }
        long kept = judgement.thresholds().stream().filter(ThresholdVerdict::passed).count();
        int all = judgement.thresholds().size();
        if (all > 0) {
            line.append(line.isEmpty() ? "" : " | ");
            line.append("Thresholds: %d of %d kept".formatted(kept, all));
        }
        judgement.headRoom().ifPresent(room -> line.append(" | ").append(room));
        return line.isEmpty() ? "" : line.append('\n').toString();
    }

    /** All that is known, at the end: thresholds, head-room, verdict; empty if it is nothing. */
    public String summary() {
        return thresholds()
                + judgement.headRoom().map(room -> "Head-room: " + room + "\n").orElse("")
                + verdict();
    }

    private String thresholds() {
        StringBuilder text = new StringBuilder();
        for (ThresholdVerdict verdict : judgement.thresholds()) {
            text.append(text.isEmpty() ? "Thresholds: the run fails if\n" : "");
            String line =
                    "  %s  %s (was %s)"
                            .formatted(
                                    verdict.passed() ? "passed" : "FAILED",
                                    verdict.condition(),
                                    verdict.valueText());
            text.append(PlainText.of(line)).append('\n');
        }
        return text.toString();
    }

    private String verdict() {
        Verdict verdict = judgement.verdict();
        if (!verdict.isKnown()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Verdict: ").append(verdict.validity()).append('\n');
        for (Check reason : verdict.reasons()) {
            text.append("  %-7s  %s\n".formatted(reason.validity(), reason));
        }
        return text.toString();
    }
}
