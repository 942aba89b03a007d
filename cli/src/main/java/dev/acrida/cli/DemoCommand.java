package dev.acrida.cli;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.compile.SourceCompiler;
import dev.acrida.cli.option.CommonOptions;
import dev.acrida.cli.run.HeadlessRun;
import dev.acrida.engine.Load;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.testkit.SampleShop;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Runs the example test against a shop of its own. */
@Command(
        name = "demo",
        description = "Runs the example test against a sample shop on a free loopback port.",
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true)
final class DemoCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger("acrida.demo");
    private static final String TEST = "WebsiteUser.java";
    private static final Load LOAD = Load.of(10, 5);

    @Mixin private CommonOptions common = new CommonOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Override
    public Integer call() throws InterruptedException {
        common.apply();
        CompiledTest test = SourceCompiler.compile(Path.of(TEST), text());
        try (SampleShop shop = SampleShop.start()) {
            String host = shop.uri().toString();
            LOG.log(System.Logger.Level.INFO, "The sample shop is open at {0}", host);
            var settings = common.settings(LOAD, Optional.of(host), TagFilter.ALL, List.of());
            return new HeadlessRun(settings, System.in, System.out).run(test);
        }
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(DemoCommand.class.getResourceAsStream(TEST), TEST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
