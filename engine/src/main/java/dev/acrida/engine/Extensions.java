package dev.acrida.engine;

import dev.acrida.Clients;
import dev.acrida.Init;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.spi.ClientFactory;
import dev.acrida.spi.Plugin;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What a test and the class path add to one run: clients that user classes name, and plugins.
 * Immutable; belongs to the run that its clients are closed with.
 */
public final class Extensions {
    private static final System.Logger LOG = System.getLogger("acrida.plugins");

    private final List<Plugin> plugins;
    private final List<ClientFactory<?>> clients;

    private Extensions(List<Plugin> plugins, List<ClientFactory<?>> clients) {
        this.plugins = List.copyOf(plugins);
        this.clients = List.copyOf(clients);
    }

    /**
     * Finds and creates them.
     *
     * @param userClasses at least one: its class loader sees the plugins
     * @throws TestDefinitionException if one cannot be created
     */
    public static Extensions find(List<UserClass> userClasses) {
        List<Plugin> plugins = plugins(userClasses.getFirst().type().getClassLoader());
        Set<Class<? extends ClientFactory<?>>> named = new LinkedHashSet<>();
        for (UserClass type : userClasses) {
            Clients annotation = type.type().getAnnotation(Clients.class);
            if (annotation != null) {
                named.addAll(List.of(annotation.value()));
            }
        }
        List<ClientFactory<?>> clients = new ArrayList<>();
        named.forEach(type -> clients.add(create(type)));
        plugins.forEach(plugin -> clients.addAll(plugin.clients()));
        return new Extensions(plugins, clients);
    }

    /** The plan with these clients, the plan's own last, and with the plugins' part in it. */
    public RunPlan addTo(RunPlan plan) {
        List<ClientFactory<?>> all = new ArrayList<>(clients);
        all.addAll(plan.clients());
        plugins.reversed()
                .forEach(
                        plugin ->
                                plan.events()
                                        .first(Init.class, e -> plugin.begin(e.environment())));
        return plan.withClients(all);
    }

    private static List<Plugin> plugins(ClassLoader loader) {
        List<Plugin> plugins = new ArrayList<>();
        try {
            ServiceLoader.load(Plugin.class, loader).forEach(plugins::add);
        } catch (ServiceConfigurationError e) {
            throw new TestDefinitionException("a plugin cannot be loaded: " + e.getMessage(), e);
        }
        plugins.forEach(p -> LOG.log(System.Logger.Level.INFO, "Plugin: {0}", p.name()));
        return plugins;
    }

    private static ClientFactory<?> create(Class<? extends ClientFactory<?>> type) {
        try {
            Constructor<? extends ClientFactory<?>> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new TestDefinitionException(
                    type.getName()
                            + " is named by @Clients, so it must be static and have a constructor"
                            + " without parameters, but has none",
                    e);
        } catch (ReflectiveOperationException e) {
            throw new TestDefinitionException(
                    type.getName()
                            + " is named by @Clients, but cannot be created: "
                            + e.getCause(),
                    e);
        }
    }
}
