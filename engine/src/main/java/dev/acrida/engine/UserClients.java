package dev.acrida.engine;

import dev.acrida.spi.ClientFactory;
import dev.acrida.spi.IterationAware;
import dev.acrida.spi.UserContext;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clients that one user has asked for. Confined to the user's thread. */
final class UserClients {
    private static final System.Logger LOG = System.getLogger("acrida.users");

    private final List<ClientFactory<?>> factories;
    private final UserContext user;

    /** By their types: nearly always one. */
    private Map<Class<?>, Object> clients = Map.of();

    private @Nullable IterationAware iterationAware;

    UserClients(List<ClientFactory<?>> factories, UserContext user) {
        this.factories = factories;
        this.user = user;
    }

    /** The user's client of this type, made when it is asked for the first time. */
    <C> C get(Class<C> type) {
        Object client = clients.get(type);
        if (client == null) {
            client = factory(type).create(user);
            keep(type, client);
            tellOfIterations(client);
        }
        return type.cast(client);
    }

    /** A task that is no task set has ended. */
    void iterationEnded() {
        if (iterationAware != null) {
            iterationAware.iterationEnded();
        }
    }

    /** Closes all that can be closed. */
    void close() {
        for (Object client : clients.values()) {
            if (client instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "client of " + user + " did not close", e);
        }
    }

    private void keep(Class<?> type, Object client) {
        if (clients.isEmpty()) {
            clients = Map.of(type, client);
        } else {
            clients = new LinkedHashMap<>(clients);
            clients.put(type, client);
        }
    }

    /** Usually there is one client: then no list is walked after each task. */
    private void tellOfIterations(Object client) {
        if (client instanceof IterationAware aware) {
            IterationAware others = iterationAware;
            iterationAware =
                    others == null
                            ? aware
                            : () -> {
                                others.iterationEnded();
                                aware.iterationEnded();
                            };
        }
    }

    private ClientFactory<?> factory(Class<?> type) {
        return factories.stream()
                .filter(factory -> factory.type().equals(type))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no client of type %s: the run has no factory for it"
                                                .formatted(type.getName())));
    }
}
