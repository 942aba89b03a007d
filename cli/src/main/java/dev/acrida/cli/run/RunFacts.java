package dev.acrida.cli.run;

import dev.acrida.cli.machine.MachineFacts;
import dev.acrida.engine.Cast;
import dev.acrida.engine.Load;
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

    /**
     * Those of a test.
     *
     * @param load with which it is started
     */
    static RunRecord.Facts of(RunSettings settings, Cast cast, Load load) {
        String version =
                Optional.ofNullable(RunFacts.class.getPackage().getImplementationVersion())
                        .orElse("development");
        String test =
                cast.userClasses().stream().map(UserClass::name).collect(Collectors.joining(", "));
        return new RunRecord.Facts(
                version, test, options(settings, cast, load), MachineFacts.read());
    }

    private static SequencedMap<String, String> options(
            RunSettings settings, Cast cast, Load load) {
        SequencedMap<String, String> options = new LinkedHashMap<>();
        cast.host().ifPresent(host -> options.put("host", withoutPassword(host)));
        cast.shape().ifPresent(shape -> options.put("shape", shape.shape().name()));
        if (cast.shape().isEmpty()) {
            options.putAll(LoadText.options(load));
        }
        options.put("stop-timeout", settings.stopTimeout().toMillis() / 1000.0 + "s");
        if (!settings.picked().isEmpty()) {
            options.put("classes", String.join(", ", settings.picked()));
        }
        cast.profile().ifPresent(profile -> options.put("profile", profile));
        settings.reports().given().forEach(options::putIfAbsent);
        options.putAll(settings.ownOptions().shown());
        return options;
    }

    /** A password in the URL stays out of every file. */
    private static String withoutPassword(String host) {
        return host.replaceAll(USER_INFO, "");
    }
}
