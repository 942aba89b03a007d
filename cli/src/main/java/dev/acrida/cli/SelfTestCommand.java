package dev.acrida.cli;

import dev.acrida.cli.option.LogOptions;
import dev.acrida.cli.selftest.SelfTestReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;

/** Measures what this machine can make at most. */
@Command(
        name = "selftest",
        description = {
            "Measures how many requests per second this machine can make at most, and how exact its"
                    + " times are, against a target of its own. Later runs print their head-room."
        },
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class SelfTestCommand implements Callable<Integer> {
    @Mixin private LogOptions log = new LogOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Override
    public Integer call() throws InterruptedException {
        log.apply();
        try {
            new SelfTestReport(System.out).run();
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
