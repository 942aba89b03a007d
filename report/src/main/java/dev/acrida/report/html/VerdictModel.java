package dev.acrida.report.html;

import dev.acrida.verdict.Check;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Validity;
import dev.acrida.verdict.Verdict;

import java.util.List;
import java.util.Locale;

/**
 * What the template says of whether the figures can be trusted. Its accessors are the template's
 * names.
 *
 * @param known whether there is a verdict
 * @param validity the verdict in a word
 * @param mood its colour's name
 * @param reasons for which the run is not valid
 * @param checks all that was looked at
 * @param headRoom in a line, if it is known
 */
record VerdictModel(
        boolean known,
        String validity,
        String mood,
        List<String> reasons,
        List<Row> checks,
        List<String> headRoom) {
    static VerdictModel of(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        return new VerdictModel(
                verdict.isKnown(),
                verdict.validity().name(),
                mood(verdict.validity()),
                verdict.reasons().stream().map(Check::toString).toList(),
                verdict.checks().stream().map(Row::of).toList(),
                judgement.headRoom().map(Object::toString).stream().toList());
    }

    private static String mood(Validity validity) {
        return switch (validity) {
            case VALID -> "good";
            case SUSPECT -> "doubtful";
            case INVALID -> "bad";
        };
    }

    record Row(String name, String value, String limit, String outcome, String mood) {
        static Row of(Check check) {
            return new Row(
                    check.concern().label(),
                    check.valueText(),
                    check.limitText(),
                    check.validity().name().toLowerCase(Locale.ROOT),
                    VerdictModel.mood(check.validity()));
        }
    }
}
