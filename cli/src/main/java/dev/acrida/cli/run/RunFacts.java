package dev.acrida.cli.run;

import dev.acrida.Environment;
import dev.acrida.cli.machine.MachineFacts;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.report.file.RunRecord;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Under what circumstances a run takes place, for those who read its reports later. */
final class RunFacts {
    private static final String USER_INFO = "(?<=//)[^/@]*@";

    private RunFacts() {}

    static RunRecord.Facts of(RunSettings settings, RunPlan plan) {
        String version =
                Optional.ofNullable(RunFacts.class.getPackage().getImplementationVersion())
                        .orElse("development");
        String test =
                plan.userClasses().stream().map(UserClass::name).collect(Collectors.joining(", "));
        return new RunRecord.Facts(version, test, options(settings, plan), MachineFacts.read());
    }

    /** The same for a test of the run that a page has started: with its host and its profile. */
    static RunRecord.Facts of(RunRecord.Facts planned, Environment environment) {
        SequencedMap<String, String> options = new LinkedHashMap<>(planned.options());
        environment.host().ifPresent(host -> options.put("host", withoutPassword(host)));
        environment.profile().ifPresent(profile -> options.put("profile", profile));
        return new RunRecord.Facts(planned.version(), planned.test(), options, planned.machine());
    }

    private static SequencedMap<String, String> options(RunSettings settings, RunPlan plan) {
        SequencedMap<String, String> options = new LinkedHashMap<>();
        settings.host().ifPresent(host -> options.put("host", withoutPassword(host)));
        plan.shape().ifPresent(shape -> options.put("shape", shape.shape().name()));
        if (plan.shape().isEmpty()) {
            options.putAll(LoadText.options(settings.load()));
        }
        options.put("stop-timeout", settings.stopTimeout().toMillis() / 1000.0 + "s");
        if (!settings.picked().isEmpty()) {
            options.put("classes", String.join(", ", settings.picked()));
        }
        settings.profile().ifPresent(profile -> options.put("profile", profile));
        settings.reports().given().forEach(options::putIfAbsent);
        options.putAll(settings.ownOptions().shown());
        return options;
    }

    /** A password in the URL stays out of every file. */
    private static String withoutPassword(String host) {
        return host.replaceAll(USER_INFO, "");
    }
}
