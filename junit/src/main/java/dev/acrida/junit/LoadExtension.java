package dev.acrida.junit;

import dev.acrida.LoadShape;
import dev.acrida.library.LoadResult;
import dev.acrida.library.LoadTest;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.time.Duration;
import java.util.Objects;

/** Runs the load of a {@link RunLoad} method, and fails the test if the run has failed. */
final class LoadExtension
        implements BeforeTestExecutionCallback, AfterTestExecutionCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LoadExtension.class);

    LoadExtension() {}

    @Override
    public void beforeTestExecution(ExtensionContext context) throws Exception {
        RunLoad load = context.getRequiredTestMethod().getAnnotation(RunLoad.class);
        store(context).put(RunLoad.class, describe(load, context.getRequiredTestInstance()).run());
    }

    private static LoadTest describe(RunLoad load, Object test) throws Exception {
        LoadTest description =
                LoadTest.of(load.value())
                        .users(load.users())
                        .spawnRate(load.spawnRate())
                        .tags(load.tags())
                        .failIf(load.failIf());
        if (load.shape() != LoadShape.class) {
            description.shape(load.shape());
        }
        if (load.seconds() > 0) {
            description.runTime(Duration.ofNanos(Math.round(load.seconds() * 1e9)));
        }
        if (load.host().isEmpty()) {
            HostMember.of(test).ifPresent(description::host);
        } else {
            description.host(load.host());
        }
        return description;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            result(context).assertPassed();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LoadResult.class;
    }

    @Override
    public LoadResult resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return result(context);
    }

    private static LoadResult result(ExtensionContext context) {
        return Objects.requireNonNull(store(context).get(RunLoad.class, LoadResult.class));
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
