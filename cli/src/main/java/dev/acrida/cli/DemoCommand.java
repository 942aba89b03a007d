package dev.acrida.cli;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.option.CommonOptions;
import dev.acrida.cli.run.HeadlessRun;
import dev.acrida.cli.run.PageRun;
import dev.acrida.cli.run.RunOpener;
import dev.acrida.engine.Load;
import dev.acrida.engine.definition.DeclaredOptions;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.testkit.SampleShop;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
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
    private static final Load LOAD = Load.of(10, 5);

    private final EarlyCompiler compiler;

    @Mixin private CommonOptions common = new CommonOptions();

    @SuppressWarnings("UnusedVariable") // its options act by themselves
    @Mixin
    private StandardOptions standard = new StandardOptions();

    DemoCommand(EarlyCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Integer call() throws InterruptedException {
        common.apply();
        CompiledTest test = compiler.compile(new TestSource.Demo());
        try (SampleShop shop = SampleShop.start()) {
            String host = shop.uri().toString();
            LOG.log(System.Logger.Level.INFO, "The sample shop is open at {0}", host);
            var settings = common.settings(LOAD, Optional.of(host), TagFilter.ALL, List.of());
            return common.headless()
                    ? new HeadlessRun(settings, System.in, System.out).run(test)
                    : new PageRun(
                                    settings,
                                    common.page().withAutostart(),
                                    RunOpener.HERE,
                                    DeclaredOptions.NONE)
                            .run(test);
        }
    }
}
