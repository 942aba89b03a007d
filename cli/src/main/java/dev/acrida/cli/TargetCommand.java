package dev.acrida.cli;

import dev.acrida.cli.option.LogOptions;
import dev.acrida.cli.option.TargetOptions;
import dev.acrida.testkit.SampleShop;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Serves the sample shop until it is stopped. */
@Command(
        name = "target",
        description = "Serves the sample shop, something to aim tests at, until it is stopped.",
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class TargetCommand implements Callable<Integer> {
    @Mixin private TargetOptions target = new TargetOptions();

    @Mixin private LogOptions log = new LogOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Override
    public Integer call() throws InterruptedException {
        log.apply();
        try (SampleShop shop = SampleShop.start(target.shop())) {
            System.out.println("The sample shop is open at " + shop.uri() + " (Ctrl-C closes it)");
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> tell(shop)));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** So that anyone can compare it with what a test has counted. */
    private static void tell(SampleShop shop) {
        System.out.println("The sample shop counted " + shop.counts().requests() + " requests");
    }
}
