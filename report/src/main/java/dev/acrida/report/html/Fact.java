package dev.acrida.report.html;

import dev.acrida.report.file.RunRecord.End;
import dev.acrida.report.file.SavedRun;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A name and what it is. */
record Fact(String name, String value) {

    /** What happened when, in order. */
    static List<Fact> happenings(SavedRun run) {
        return run.happenings().stream()
                .map(each -> new Fact(Clock.at(each.at()), each.text()))
                .toList();
    }

    /** What was asked for. */
    static List<Fact> options(SavedRun run) {
        return of(run.facts().options());
    }

    /** Where it ran, with what, and how it ended. */
    static List<Fact> machine(SavedRun run) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("version", "Acrida " + run.facts().version()));
        facts.addAll(of(run.facts().machine()));
        run.end().map(End::reason).ifPresent(why -> facts.add(new Fact("end", why)));
        run.end().ifPresent(end -> facts.add(new Fact("exit code", "" + end.exitCode())));
        return facts;
    }

    private static List<Fact> of(Map<String, String> named) {
        return named.entrySet().stream()
                .map(each -> new Fact(each.getKey(), each.getValue()))
                .toList();
    }
}
