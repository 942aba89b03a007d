package dev.acrida.cluster.master;

import dev.acrida.cluster.ClusterException;
import dev.acrida.cluster.trust.Identity;
import dev.acrida.cluster.trust.TrustAuthority;
import dev.acrida.cluster.wire.Calls;

import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.ServerCalls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/** The port to which workers connect. */
final class MasterServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final int LARGEST_MESSAGE = 256 << 20;

    /** A thousand workers may knock at once, on few cores. */
    private static final int HANDSHAKE_SECONDS = 60;

    private final ExecutorService threads;
    private final Server server;

    private MasterServer(ExecutorService threads, Server server) {
        this.threads = threads;
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @throws ClusterException if the port cannot be had
     */
    static MasterServer start(MasterSettings settings, Identity identity, Reception reception) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Refusals.listen();
        try {
            Server server =
                    NettyServerBuilder.forAddress(address(settings))
                            .sslContext(tls(identity))
                            .executor(threads)
                            .maxInboundMessageSize(LARGEST_MESSAGE)
                            .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                            .keepAliveTime(10, TimeUnit.SECONDS)
                            .keepAliveTimeout(10, TimeUnit.SECONDS)
                            .permitKeepAliveTime(5, TimeUnit.SECONDS)
                            .permitKeepAliveWithoutCalls(true)
                            .addService(
                                    ServerInterceptors.intercept(
                                            service(reception), new Doorkeeper(settings.version())))
                            .build()
                            .start();
            return new MasterServer(threads, server);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new ClusterException(
                    "the master cannot listen on %s port %d: %s; choose another with"
                                    .formatted(
                                            settings.bindHost(),
                                            settings.bindPort(),
                                            rootMessage(e))
                            + " --master-bind-port",
                    e);
        }
    }

    private static InetSocketAddress address(MasterSettings settings) {
        return settings.bindHost().equals(MasterSettings.ANY_HOST)
                ? new InetSocketAddress(settings.bindPort())
                : new InetSocketAddress(settings.bindHost(), settings.bindPort());
    }

    /** A certificate is asked for, but who joins has none yet: the doorkeeper looks again. */
    private static SslContext tls(Identity identity) throws SSLException {
        SslContextBuilder builder =
                SslContextBuilder.forServer(identity.key(), identity.chain())
                        .trustManager(TrustAuthority.of(identity.authority()))
                        .clientAuth(ClientAuth.OPTIONAL);
        return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
    }

    private static ServerServiceDefinition service(Reception reception) {
        return ServerServiceDefinition.builder(Calls.SERVICE)
                .addMethod(Calls.JOIN, ServerCalls.asyncUnaryCall(reception::join))
                .addMethod(Calls.TEST, ServerCalls.asyncUnaryCall(reception::test))
                .addMethod(Calls.FILE, ServerCalls.asyncServerStreamingCall(reception::file))
                .addMethod(Calls.REPORT, ServerCalls.asyncUnaryCall(reception::report))
                .addMethod(Calls.TAKE, ServerCalls.asyncUnaryCall(reception::take))
                .addMethod(Calls.WATCH, ServerCalls.asyncUnaryCall(reception::watch))
                .build();
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** The port that it listens on. */
    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        LOG.log(System.Logger.Level.DEBUG, "The master's port is closed");
    }
}
